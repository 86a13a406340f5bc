import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AgeSince } from '../../components/age-since.js';
import { Panel } from '../../components/panel.js';
import { PriorityMark } from '../../components/priority-mark.js';
import { useStandingAlarms } from '../../data/alarms.js';
import type { ZoneItem } from '../../data/zones.js';
import { isInState } from '../../lib/alarm-filter.js';
import { compareAlarms } from '../../lib/alarm-order.js';
import { useLanguage } from '../../lib/language.js';

/** More would push the list of zones off the screen; the console has them all. */
const SHOWN = 5;

/** The most urgent alarms of all zones. */
export function AttentionPanel({ zones }: { zones: readonly ZoneItem[] }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const standing = useStandingAlarms();
  const open = useMemo(
    () => (standing.data ?? []).filter(alarm => isInState(alarm, 'open')).toSorted(compareAlarms),
    [standing.data],
  );
  return (
    <Panel
      title={t('city.open')}
      state={standing}
      empty={open.length === 0 && t('city.noneOpen')}
      aside={
        open.length > 0 ? (
          <Link to="/alarms" search={{}} className="count">
            {t('city.allOpen', { count: open.length })}
          </Link>
        ) : null
      }
    >
      {() => (
        <ol className="short-list">
          {open.slice(0, SHOWN).map(alarm => {
            const zone = zones.find(({ code }) => code === alarm.zone);
            return (
              <li key={alarm.id}>
                <PriorityMark priority={alarm.priority} />
                <span>
                  <Link to="/alarms" search={{ alarm: alarm.id }}>
                    {language === 'en' ? alarm.textEn : alarm.textVi}
                  </Link>
                  <span className="row-note">
                    {zone ? nameOf(zone) : alarm.zone} · <AgeSince timeMs={alarm.raisedAt} />
                  </span>
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </Panel>
  );
}
