import type { Lane } from '#libs/contracts';

/** One window of a device's measurement that has to be computed again, with all windows inside it. */
export interface DirtyMark {
  readonly measurement: string;
  readonly zone: string;
  readonly device: string;
  readonly span: 'day' | 'hour';
  /** Start of the hour or local day, Unix ms. */
  readonly start: number;
  /** Minutes of the hour (0 to 59) that readings touched, or all; a day is always `all`. */
  readonly minutes: 'all' | ReadonlySet<number>;
  readonly lane: Lane;
}

/** A mark that waits, safe in the store. */
export interface PendingMark extends DirtyMark {
  /** Version of the stored mark; it is removed only if nobody marked again since. */
  readonly version: number;
  /** When it was first and last marked since it was taken last, Unix ms. */
  readonly since: number;
  readonly touched: number;
}

/** Identity of a mark in memory. */
export function markKey({ measurement, device, span, start }: DirtyMark): string {
  return `${span}|${start}|${measurement}|${device}`;
}

/** Both marks in one. Live wins over history, so that it is not left behind. */
export function unite<Mark extends DirtyMark>(mark: Mark, other: DirtyMark): Mark {
  return {
    ...mark,
    lane: mark.lane === 'live' || other.lane === 'live' ? 'live' : 'history',
    minutes:
      mark.minutes === 'all' || other.minutes === 'all'
        ? 'all'
        : new Set([...mark.minutes, ...other.minutes]),
  };
}
