import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { SILENCE_METRIC } from '#libs/telemetry';
import { type Alarm, useStandingSelect } from '../../data/alarms.js';
import type { ZoneItem } from '../../data/zones.js';
import { zoneFreshness } from '../../lib/freshness.js';
import { useTicking } from '../../lib/use-ticking.js';

/** Devices that have been silent for long enough to raise an alarm. */
const silentDevices = (alarms: Alarm[]): number =>
  new Set(
    alarms.flatMap(({ metric, device, state }) =>
      metric === SILENCE_METRIC && device !== null && state !== 'cleared' ? [device] : [],
    ),
  ).size;

/** One sentence: are all zones heard? Else how many are late or silent; and how many devices within them. */
export function CityState({ zones }: { zones: readonly ZoneItem[] | undefined }) {
  const { t } = useTranslation();
  const silent = useStandingSelect(silentDevices).data ?? 0;
  const text = useTicking(
    useCallback(
      (now: number) => {
        if (!zones) return t('state.loading');
        const states = zones.map(zone => zoneFreshness(zone, now));
        const late = states.filter(state => state === 'late').length;
        const silent = states.filter(state => state === 'stale' || state === 'none').length;
        if (late + silent === 0) return t('overview.allHeard', { count: zones.length });
        return t('overview.someSilent', { count: zones.length, late, silent });
      },
      [zones, t],
    ),
  );
  return (
    <p>
      {text}{' '}
      {silent > 0 ? (
        <Link to="/alarms" search={{}}>
          {t('overview.silentDevices', { count: silent })}
        </Link>
      ) : null}
    </p>
  );
}
