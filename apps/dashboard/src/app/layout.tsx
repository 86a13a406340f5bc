import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SimulatedBadge } from '../components/simulated-badge.js';
import { Switch } from '../components/switch.js';
import { useLiveState } from '../data/live-feed.js';
import { useZones } from '../data/zones.js';
import { chooseLanguage, LANGUAGES } from '../i18n/setup.js';
import { formatAge } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import { useNow } from '../lib/use-now.js';
import { applyTheme, storedTheme, THEMES } from './theme.js';

/** What stands around every page: name, live state, simulated mark, language, theme. */
export function Layout() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [theme, setTheme] = useState(storedTheme);
  const live = useLiveState();
  const now = useNow(1_000);
  const zones = useZones();
  const simulated = zones.data?.some(zone => zone.simulated) ?? false;
  return (
    <>
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <header className="top">
        <Link to="/" className="brand">
          <img src="/favicon.svg" alt="" />
          {t('app.name')} · {t('app.place')}
        </Link>
        {simulated ? <SimulatedBadge /> : null}
        <div className="top-tools">
          <span className="live-state" role="status">
            {t(`live.${live.state === 'lost' ? 'connecting' : live.state}`)}
          </span>
          <a href="/api/docs">{t('nav.api')}</a>
          <Switch
            label={t('language.label')}
            value={language}
            options={LANGUAGES.map(value => ({ value, text: value.toUpperCase() }))}
            onChange={chooseLanguage}
          />
          <Switch
            label={t('theme.label')}
            value={theme}
            options={THEMES.map(value => ({ value, text: t(`theme.${value}`) }))}
            onChange={value => {
              applyTheme(value);
              setTheme(value);
            }}
          />
        </div>
      </header>
      {live.state === 'lost' ? (
        <div className="banner" role="alert">
          {t('live.lost', { age: formatAge(now - live.since, language) })}
        </div>
      ) : null}
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}
