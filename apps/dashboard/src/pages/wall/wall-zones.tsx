import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import { PriorityMark } from '../../components/priority-mark.js';
import { ZoneAge } from '../../components/zone-age.js';
import { type Alarm, useStandingSelect } from '../../data/alarms.js';
import { useZones } from '../../data/zones.js';
import { isInState } from '../../lib/alarm-filter.js';
import { useLanguage } from '../../lib/language.js';

/** Every zone as a field: its worst alarm and how old its data are. */
export function WallZones() {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const zones = useZones();
  const worst = useStandingSelect(
    useCallback((alarms: Alarm[]) => {
      const found = new Map<string, 1 | 2 | 3>();
      for (const alarm of alarms)
        if (isInState(alarm, 'open') && alarm.priority < (found.get(alarm.zone) ?? 4))
          found.set(alarm.zone, alarm.priority);
      return found;
    }, []),
  ).data;
  const sorted = useMemo(
    () =>
      (zones.data ?? []).toSorted(
        (a, b) => (worst?.get(a.code) ?? 4) - (worst?.get(b.code) ?? 4) || a.status.localeCompare(b.status),
      ),
    [zones.data, worst],
  );
  return (
    <Panel title={t('wall.views.zones')} state={zones}>
      {() => (
        <ul className="wall-zones">
          {sorted.map(zone => {
            const priority = worst?.get(zone.code);
            return (
              <li key={zone.code} className={zone.status}>
                <strong>{nameOf(zone)}</strong>
                {zone.status === 'planned' ? (
                  <span className="badge planned">{t('overview.planned')}</span>
                ) : null}
                {priority === undefined ? null : <PriorityMark priority={priority} />}
                <ZoneAge zone={zone} />
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
