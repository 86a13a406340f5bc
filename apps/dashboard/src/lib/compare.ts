import type { TimeWindow } from './ranges.js';

/** What a chart is compared with: the same some time before, or another zone at the same time. */
export type Compare = 'day' | 'week' | `zone:${string}`;

const DAY_MS = 86_400_000;

/** What of an address is a comparison. */
export function readCompare(raw: unknown): Compare | undefined {
  if (raw === 'day' || raw === 'week') return raw;
  return typeof raw === 'string' && /^zone:[a-z0-9-]+$/.test(raw) ? (raw as Compare) : undefined;
}

/** Whose readings are drawn beside, and by how much they are moved to stand under the others. */
export function comparedWith(
  compare: Compare,
  zone: string,
): { readonly zone: string; readonly shiftMs: number } {
  if (compare === 'day') return { zone, shiftMs: DAY_MS };
  if (compare === 'week') return { zone, shiftMs: 7 * DAY_MS };
  return { zone: compare.slice('zone:'.length), shiftMs: 0 };
}

/** The window to ask for. */
export const shiftBack = ({ from, to }: TimeWindow, shiftMs: number): TimeWindow => ({
  from: from - shiftMs,
  to: to - shiftMs,
});
