export const SORTS = ['score', 'name', 'freshness'] as const;
export type SortId = (typeof SORTS)[number];

export const DEFAULT_SORT: SortId = 'score';

export function isSortId(value: unknown): value is SortId {
  return SORTS.some(sort => sort === value);
}

/** What an order of zones looks at. */
interface SortableZone {
  readonly code: string;
  readonly score: { readonly value: number } | null;
  readonly lastReadingAt: number | null;
  readonly freshShare: number | null;
}

/** Readings of one zone within this time count as equally new, so that rows do not jump about. */
const SAME_AGE_MS = 10 * 60_000;

/** Scores that show the same whole number stand by name: the order must not tell more than the figures. */
const ORDERS: Record<SortId, (zone: SortableZone) => number> = {
  name: () => 0,
  score: zone => -Math.round(zone.score?.value ?? -1),
  freshness: zone =>
    Math.floor((zone.lastReadingAt ?? 0) / SAME_AGE_MS) + Math.round((zone.freshShare ?? 0) * 10) / 100,
};

/** Orders zones: best score or longest silence first; equals by name. */
export function sortZones<Zone extends SortableZone>(
  zones: readonly Zone[],
  sort: SortId,
  nameOf: (zone: Zone) => string,
  locale: string,
): Zone[] {
  const order = ORDERS[sort];
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return [...zones].sort((a, b) => order(a) - order(b) || compare(nameOf(a), nameOf(b)));
}
