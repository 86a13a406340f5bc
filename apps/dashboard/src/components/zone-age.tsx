import { useCallback } from 'react';
import { useHeardAt } from '../data/heard.js';
import type { ZoneItem } from '../data/zones.js';
import { zoneFreshness } from '../lib/freshness.js';
import { useTicking } from '../lib/use-ticking.js';
import { FreshnessMark } from './freshness-mark.js';

/** Age of a zone's newest reading; the live feed keeps it young. */
export function ZoneAge({ zone }: { zone: Pick<ZoneItem, 'code' | 'lastReadingAt' | 'freshShare'> }) {
  const lastReadingAt = useHeardAt(zone);
  const { freshShare } = zone;
  const freshness = useTicking(
    useCallback(
      (now: number) => zoneFreshness({ lastReadingAt, freshShare }, now),
      [lastReadingAt, freshShare],
    ),
  );
  return <FreshnessMark freshness={freshness} timeMs={lastReadingAt} />;
}
