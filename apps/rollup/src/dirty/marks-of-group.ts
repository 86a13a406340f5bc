import type { Lane } from '#libs/contracts';
import { type MetricCatalogue, TIER_MS, windowStart } from '#libs/telemetry';
import { type DirtyMark, markKey, unite } from './dirty-mark.js';

/** The part of a readings group that says which windows it touched. */
export interface TouchedGroup {
  readonly zone: string;
  readonly packs: ReadonlyArray<{
    readonly device: string;
    readonly lane: Lane;
    readonly rows: ReadonlyArray<{ readonly t: number; readonly values: Readonly<Record<string, unknown>> }>;
  }>;
}

/** What a group means for the windows. */
export interface GroupMarks {
  readonly marks: DirtyMark[];
  /** Metrics that the catalogue does not have; their windows cannot be computed. */
  readonly unknownMetrics: ReadonlySet<string>;
  /** Rows that were left out because raw readings of their time may be gone already. */
  readonly tooOld: number;
}

/** A live device that sends so many hours of a day at once is catching up: the day is read in one go. */
const WIDE_HOURS = 6;
/** Raw readings are kept for 90 days; recomputing a day that has partly expired would falsify it. */
const OLDEST_MS = 89 * TIER_MS.day;

/** Marks every window that the readings of a group touched: whole days for history, hours with their minutes else. */
export function marksOfGroup(group: TouchedGroup, catalogue: MetricCatalogue, nowMs: number): GroupMarks {
  const byKey = new Map<string, DirtyMark>();
  const unknownMetrics = new Set<string>();
  let tooOld = 0;
  const add = (mark: DirtyMark): void => {
    const key = markKey(mark);
    const known = byKey.get(key);
    byKey.set(key, known ? unite(known, mark) : mark);
  };
  for (const { device, lane, rows } of group.packs) {
    const minutes = new Map<string, Set<number>>();
    for (const { t, values } of rows) {
      if (t < nowMs - OLDEST_MS) {
        tooOld++;
        continue;
      }
      const minute = windowStart('minute', t);
      for (const metric in values) {
        const definition = catalogue.find(metric);
        if (definition === undefined) {
          unknownMetrics.add(metric);
          continue;
        }
        const touched = minutes.get(definition.measurement);
        if (touched) touched.add(minute);
        else minutes.set(definition.measurement, new Set([minute]));
      }
    }
    for (const [measurement, touched] of minutes) {
      for (const span of spansOf(touched, lane))
        add({ measurement, zone: group.zone, device, lane, ...span });
    }
  }
  return { marks: [...byKey.values()], unknownMetrics, tooOld };
}

type Spanned = Pick<DirtyMark, 'minutes' | 'span' | 'start'>;

function spansOf(minutes: ReadonlySet<number>, lane: Lane): Spanned[] {
  const days = new Map<number, Map<number, Set<number>>>();
  for (const minute of minutes) {
    const day = windowStart('day', minute);
    const hour = windowStart('hour', minute);
    const hours = days.get(day) ?? new Map<number, Set<number>>();
    days.set(day, hours);
    const index = (minute - hour) / TIER_MS.minute;
    const known = hours.get(hour);
    if (known) known.add(index);
    else hours.set(hour, new Set([index]));
  }
  return [...days].flatMap(([day, hours]): Spanned[] =>
    lane === 'history' || hours.size >= WIDE_HOURS
      ? [{ span: 'day', start: day, minutes: 'all' }]
      : [...hours].map(([start, touched]) => ({ span: 'hour', start, minutes: touched })),
  );
}
