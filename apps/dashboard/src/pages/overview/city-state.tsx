import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ZoneItem } from '../../data/zones.js';
import { zoneFreshness } from '../../lib/freshness.js';
import { useTicking } from '../../lib/use-ticking.js';

/** One sentence: are all zones heard? Else how many are late or silent. */
export function CityState({ zones }: { zones: readonly ZoneItem[] | undefined }) {
  const { t } = useTranslation();
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
  return <p>{text}</p>;
}
