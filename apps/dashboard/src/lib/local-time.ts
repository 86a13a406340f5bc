/** Việt Nam is seven hours before UTC all year. */
const SHIFT_MS = 7 * 3_600_000;

/** A moment as a field for date and time wants it, in Việt Nam time: `2026-11-28T07:30`. */
export const toLocalField = (timeMs: number): string =>
  new Date(timeMs + SHIFT_MS).toISOString().slice(0, 16);

/** The moment that someone typed into such a field; not a number for anything else. */
export const fromLocalField = (text: string): number => Date.parse(`${text}Z`) - SHIFT_MS;
