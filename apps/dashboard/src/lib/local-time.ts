import { LOCAL_OFFSET_MS } from '#libs/telemetry';

/** A moment as a field for date and time wants it, in Việt Nam time: `2026-11-28T07:30`. */
export const toLocalField = (timeMs: number): string =>
  new Date(timeMs + LOCAL_OFFSET_MS).toISOString().slice(0, 16);

/** The local date of a moment, `2026-11-28`. */
export const localDateOf = (timeMs: number): string => toLocalField(timeMs).slice(0, 10);

/** The moment that someone typed into such a field; not a number for anything else. */
export const fromLocalField = (text: string): number => Date.parse(`${text}Z`) - LOCAL_OFFSET_MS;
