import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import { useRecentAlarms } from '../../data/alarms.js';
import type { ZoneItem } from '../../data/zones.js';
import { formatTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { recentChanges } from '../../lib/recent-changes.js';

const HOUR_MS = 3_600_000;
const SHOWN = 6;

/** What was raised and what was over within the last hour. */
export function ChangesPanel({ zones }: { zones: readonly ZoneItem[] }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const recent = useRecentAlarms();
  const changes = recentChanges(recent.data ?? [], recent.dataUpdatedAt - HOUR_MS);
  return (
    <Panel title={t('city.changes')} state={recent} empty={changes.length === 0 && t('city.noChanges')}>
      {() => (
        <>
          <ol className="short-list">
            {changes.slice(0, SHOWN).map(({ alarm, what, at }) => {
              const zone = zones.find(({ code }) => code === alarm.zone);
              return (
                <li key={`${alarm.id} ${what}`}>
                  <time>{formatTime(at, language)}</time>
                  <span>
                    <Link to="/alarms" search={{ alarm: alarm.id }}>
                      {language === 'en' ? alarm.textEn : alarm.textVi}
                    </Link>{' '}
                    {t(`city.change.${what}`)}
                    <span className="row-note">{zone ? nameOf(zone) : alarm.zone}</span>
                  </span>
                </li>
              );
            })}
          </ol>
          {changes.length > SHOWN ? (
            <p className="faint">{t('city.more', { count: changes.length - SHOWN })}</p>
          ) : null}
        </>
      )}
    </Panel>
  );
}
