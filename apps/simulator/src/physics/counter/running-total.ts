import { DAY_MS, dayOfDate, localDay, startOfLocalDay } from '../time/local-time.js';

/** First local day that the demo's meters count from. */
const METERS_EPOCH_DAY = dayOfDate('2026-07-01');

const STEP_MS = 900_000;
const STEPS = DAY_MS / STEP_MS;
const STEP_HOURS = STEP_MS / 3_600_000;
const KEPT_DAYS = 4;

/** Writes the rates (units per hour) of all counters at a moment into `out`. */
export type RatesAt = (timeMs: number, out: Float64Array) => void;

/**
 * Several counters that share their cause: the integral of their rates since a fixed day, by midpoints of
 * quarter hours, linear between them. Day sums are kept, so a total is found without stepping
 * from the beginning more than once; the same time always has the same total.
 */
export class RunningTotals {
  private readonly rates: Float64Array;
  /** Total at the start of each day since the epoch, all counters of a day together. */
  private readonly daySums: Float64Array[];
  private readonly quarters = new Map<number, Float64Array>();

  /** @param count number of counters; negative rates count as 0. */
  constructor(
    private readonly count: number,
    private readonly ratesAt: RatesAt,
    private readonly epochDay: number = METERS_EPOCH_DAY,
  ) {
    this.rates = new Float64Array(count);
    this.daySums = [new Float64Array(count)];
  }

  /** Total of a counter; 0 before the epoch. */
  at(counter: number, timeMs: number): number {
    const day = localDay(timeMs);
    if (day < this.epochDay) return 0;
    const before = this.sumsBefore(day)[counter] as number;
    const within = this.quartersOf(day);
    const x = (timeMs - startOfLocalDay(day)) / STEP_MS;
    const step = Math.min(STEPS - 1, Math.floor(x));
    const from = within[step * this.count + counter] as number;
    const to = within[(step + 1) * this.count + counter] as number;
    return before + from + (to - from) * (x - step);
  }

  private sumsBefore(day: number): Float64Array {
    const index = day - this.epochDay;
    while (this.daySums.length <= index) {
      const last = this.daySums[this.daySums.length - 1] as Float64Array;
      const within = this.integrate(this.epochDay + this.daySums.length - 1);
      const next = new Float64Array(this.count);
      for (let i = 0; i < this.count; i++) {
        next[i] = (last[i] as number) + (within[STEPS * this.count + i] as number);
      }
      this.daySums.push(next);
    }
    return this.daySums[index] as Float64Array;
  }

  private quartersOf(day: number): Float64Array {
    let within = this.quarters.get(day);
    if (within === undefined) {
      within = this.integrate(day);
      if (this.quarters.size >= KEPT_DAYS) {
        const oldest = this.quarters.keys().next().value;
        if (oldest !== undefined) this.quarters.delete(oldest);
      }
      this.quarters.set(day, within);
    }
    return within;
  }

  private integrate(day: number): Float64Array {
    const { count, rates } = this;
    const within = new Float64Array((STEPS + 1) * count);
    const start = startOfLocalDay(day);
    for (let step = 0; step < STEPS; step++) {
      this.ratesAt(start + (step + 0.5) * STEP_MS, rates);
      for (let i = 0; i < count; i++) {
        const rate = rates[i] as number;
        const here = step * count + i;
        within[here + count] = (within[here] as number) + (rate > 0 ? rate * STEP_HOURS : 0);
      }
    }
    return within;
  }
}
