import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SimulatedBadge } from '../components/simulated-badge.js';
import { Switch } from '../components/switch.js';
import { ThemeIcon } from '../components/theme-icon.js';
import { useZonesSelect, type ZoneItem } from '../data/zones.js';
import { chooseLanguage, LANGUAGES } from '../i18n/setup.js';
import { useLanguage } from '../lib/language.js';
import { applyTheme, storedTheme, THEMES } from '../lib/theme.js';
import { AlarmLink } from './alarm-link.js';
import { LiveStatus } from './live-status.js';

const hasSimulated = (zones: ZoneItem[]): boolean => zones.some(zone => zone.simulated);

/** Name, simulated mark, live state, language, theme. */
export function TopBar() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [theme, setTheme] = useState(storedTheme);
  const { data: isSimulated } = useZonesSelect(hasSimulated);
  return (
    <header className="top">
      <Link to="/" className="brand">
        <img src="/favicon.svg" alt="" />
        {t('app.name')} <span className="brand-place">{t('app.place')}</span>
      </Link>
      <AlarmLink />
      <Link to="/find" search={{}} className="top-link">
        {t('page.find')}
      </Link>
      {isSimulated ? <SimulatedBadge /> : null}
      <div className="top-tools">
        <LiveStatus />
        <Switch
          label={t('language.label')}
          value={language}
          options={LANGUAGES.map(value => ({ value, text: value.toUpperCase() }))}
          onChange={chooseLanguage}
        />
        <Switch
          label={t('theme.label')}
          value={theme}
          options={THEMES.map(value => ({
            value,
            text: t(`theme.${value}`),
            icon: <ThemeIcon theme={value} />,
          }))}
          onChange={value => {
            applyTheme(value);
            setTheme(value);
          }}
        />
      </div>
    </header>
  );
}
