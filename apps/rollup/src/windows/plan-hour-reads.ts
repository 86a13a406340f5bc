import { TIER_MS } from '#libs/telemetry';
import type { DirtyMark } from '../dirty/dirty-mark.js';

/** What one mark needs from the raw readings, Unix ms. */
export interface HourNeed {
  readonly mark: DirtyMark;
  readonly from: number;
  readonly to: number;
}

/** Needs that one query answers. */
export interface HourRead {
  readonly from: number;
  readonly to: number;
  readonly needs: readonly HourNeed[];
}

/** Live devices touch the same one or two minutes: up to this length they share a query. */
const SHORT_MS = 3 * TIER_MS.minute;
/** Devices of one query: many for a few minutes, fewer for whole hours, whose rows are held at once. */
const SHORT_DEVICES = 250;
const LONG_DEVICES = 50;

/** What a mark needs: the touched minutes of an hour that is known, else the whole hour. */
export function needOf(mark: DirtyMark, isKnown: boolean): HourNeed {
  if (!isKnown || mark.minutes === 'all') return { mark, from: mark.start, to: mark.start + TIER_MS.hour };
  const minutes = [...mark.minutes];
  return {
    mark,
    from: mark.start + Math.min(...minutes) * TIER_MS.minute,
    to: mark.start + (Math.max(...minutes) + 1) * TIER_MS.minute,
  };
}

/** Puts needs together into few queries of bounded size, earliest first. */
export function planHourReads(needs: readonly HourNeed[]): HourRead[] {
  const reads: Array<{ from: number; to: number; needs: HourNeed[] }> = [];
  for (const need of needs.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const open = reads.at(-1);
    if (open && fits(open, need)) {
      open.needs.push(need);
      open.to = Math.max(open.to, need.to);
    } else {
      reads.push({ from: need.from, to: need.to, needs: [need] });
    }
  }
  return reads;
}

function fits(read: HourRead, need: HourNeed): boolean {
  const length = Math.max(read.to, need.to) - read.from;
  const isSame = read.from === need.from && read.to === need.to;
  const room = length <= SHORT_MS ? SHORT_DEVICES : LONG_DEVICES;
  return (isSame || length <= SHORT_MS) && read.needs.length < room;
}
