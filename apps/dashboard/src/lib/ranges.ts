const HOUR = 3_600_000;

/** Spans of time a zone page offers. The gateway chooses the step. */
export const RANGES = [
  { id: 'h6', spanMs: 6 * HOUR },
  { id: 'd1', spanMs: 24 * HOUR },
  { id: 'd7', spanMs: 7 * 24 * HOUR },
  { id: 'd30', spanMs: 30 * 24 * HOUR },
] as const;

export type RangeId = (typeof RANGES)[number]['id'];

export const DEFAULT_RANGE: RangeId = 'd1';

export function spanOf(range: RangeId): number {
  return RANGES.find(item => item.id === range)?.spanMs ?? 24 * HOUR;
}
