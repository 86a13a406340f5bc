import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ZoneItem } from './zones.js';

/** When the live feed last brought a reading of a zone, by its code, Unix ms. */
export type Heard = Readonly<Record<string, number>>;

/**
 * Apart from the list of zones: a list that is written to every second would never come to be asked again,
 * and would forget that its last question failed.
 */
export const heardKey = ['heard'] as const;

/** Event time of a zone's newest reading, as the list or the live feed knows it. */
export function useHeardAt(zone: Pick<ZoneItem, 'code' | 'lastReadingAt'>): number | null {
  const { code, lastReadingAt } = zone;
  const { data = null } = useQuery({
    queryKey: heardKey,
    queryFn: (): Heard => ({}),
    enabled: false,
    initialData: {},
    select: useCallback((heard: Heard) => heard[code] ?? null, [code]),
  });
  return data === null || lastReadingAt === null ? (data ?? lastReadingAt) : Math.max(data, lastReadingAt);
}
