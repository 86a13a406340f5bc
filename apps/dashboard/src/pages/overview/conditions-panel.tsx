import { Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import { useStandingAlarms } from '../../data/alarms.js';
import { useZones } from '../../data/zones.js';
import { SEVERITIES, type Severity } from '../../lib/alarm-search.js';
import { cityConditions, type Condition, CONDITIONS } from '../../lib/city-conditions.js';
import { zoneFreshness } from '../../lib/freshness.js';
import { useTicking } from '../../lib/use-ticking.js';

const isSeverity = (condition: Condition): condition is Severity =>
  SEVERITIES.some(severity => severity === condition);

const NO_ZONES: readonly never[] = [];
const HEIGHTS = { phone: 245, tablet: 106, wide: 106 };

/** How many zones need somebody, and how many are heard. Nothing is counted before both are known. */
export function ConditionsPanel() {
  const { t } = useTranslation();
  const standing = useStandingAlarms();
  const known = useZones();
  const zones = known.data ?? NO_ZONES;
  // One letter a zone: a text changes only when a zone does, not every second.
  const heard = useTicking(
    useCallback((now: number) => zones.map(zone => zoneFreshness(zone, now)).join(' '), [zones]),
  );
  const states = useMemo(() => heard.split(' '), [heard]);
  const conditions = useMemo(
    () =>
      cityConditions(
        zones.map(({ code }, index) => ({
          code,
          isSilent: states[index] === 'stale' || states[index] === 'none',
        })),
        standing.data ?? [],
      ),
    [zones, states, standing.data],
  );
  const count = (...wanted: string[]): number => states.filter(state => wanted.includes(state)).length;
  return (
    <Panel
      title={t('city.conditions')}
      state={known.data === undefined ? known : standing}
      minHeight={HEIGHTS}
    >
      {() => (
        <>
          <ul className="conditions">
            {CONDITIONS.map(condition => {
              const number = conditions.get(condition)?.length ?? 0;
              const text = (
                <>
                  <strong>{number}</strong> {t(`city.condition.${condition}`)}
                </>
              );
              return (
                <li key={condition} className={`condition ${number > 0 ? condition : 'none'}`}>
                  {isSeverity(condition) && number > 0 ? (
                    <Link to="/alarms" search={{ severity: condition }}>
                      {text}
                    </Link>
                  ) : (
                    <span>{text}</span>
                  )}
                </li>
              );
            })}
          </ul>
          <p className="faint">
            {t('city.freshness')}: {count('fresh')} {t('city.heard.fresh')} · {count('late')}{' '}
            {t('city.heard.late')} · {count('stale', 'none')} {t('city.heard.stale')}
          </p>
        </>
      )}
    </Panel>
  );
}
