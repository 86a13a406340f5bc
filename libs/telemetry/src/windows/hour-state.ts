import { type Aggregate, mergeAggregates } from './aggregate.js';
import { TIER_MS } from './window-bounds.js';
import type { Column } from './window-column.js';
import { type FieldSummary, type PreviousReading, summarise } from './field-summary.js';
import type { MinuteSlot } from './minute-slots.js';

/** Last used reading of each counter column before some moment; other columns have none. */
export type PreviousReadings = ReadonlyArray<PreviousReading | null>;

/** Summaries of one window in column order. */
export type WindowFields = ReadonlyArray<FieldSummary | undefined>;

/** A minute and what is in it. */
export interface MinuteWindow {
  readonly start: number;
  readonly fields: WindowFields;
}

/** What is known of one device's measurement in one hour. */
export class HourState {
  private slots: MinuteSlot[] = [];
  /** Before the hour; `undefined` until somebody looked. */
  previous: PreviousReadings | undefined;

  constructor(
    readonly start: number,
    private readonly columns: readonly Column[],
  ) {}

  /** Minutes kept. */
  get size(): number {
    return this.slots.length;
  }

  /** Puts freshly read minutes in the place of all between two moments. */
  replace(from: number, to: number, fresh: readonly MinuteSlot[]): void {
    this.slots = [
      ...this.slots.filter(slot => slot.start < from),
      ...fresh,
      ...this.slots.filter(slot => slot.start >= to),
    ];
  }

  /** Whether a counter has a used reading here, so that {@link previous} is needed. */
  get hasCounters(): boolean {
    return this.slots.some(slot =>
      this.columns.some(({ kind }, i) => kind === 'increase' && (slot.aggregates[i]?.n ?? 0) > 0),
    );
  }

  /**
   * Minutes to write after some were replaced: those, and later ones with counters, whose first step
   * may begin elsewhere now.
   */
  minuteWindows(isDirty: (minute: number) => boolean): MinuteWindow[] {
    const windows: MinuteWindow[] = [];
    const last = this.startingPoint();
    let someDirty = false;
    for (const slot of this.slots) {
      const index = (slot.start - this.start) / TIER_MS.minute;
      const dirty = isDirty(index);
      const needed = dirty || (someDirty && this.hasCounter(slot));
      if (needed) {
        windows.push({
          start: slot.start,
          fields: slot.aggregates.map((aggregate, i) =>
            aggregate && (dirty || aggregate.kind === 'increase')
              ? summarise(aggregate, isJudged(slot, i), last[i] ?? null)
              : undefined,
          ),
        });
      }
      someDirty ||= dirty;
      this.advance(last, slot);
    }
    return windows;
  }

  /** The whole hour; nothing when no minute is left. */
  hourFields(): WindowFields | undefined {
    if (this.slots.length === 0) return undefined;
    return this.columns.map((_, i) => {
      let whole: Aggregate | undefined;
      let judged = false;
      for (const slot of this.slots) {
        const aggregate = slot.aggregates[i];
        if (aggregate === undefined) continue;
        whole = whole ? mergeAggregates(whole, aggregate) : aggregate;
        judged ||= isJudged(slot, i);
      }
      return whole && summarise(whole, judged, this.previous?.[i] ?? null);
    });
  }

  /** Last used reading of each counter at the end of the hour. */
  lastReadings(): PreviousReadings {
    const last = this.startingPoint();
    for (const slot of this.slots) this.advance(last, slot);
    return last;
  }

  private startingPoint(): Array<PreviousReading | null> {
    return this.columns.map((_, i) => this.previous?.[i] ?? null);
  }

  private advance(last: Array<PreviousReading | null>, slot: MinuteSlot): void {
    for (let i = 0; i < this.columns.length; i++) {
      const aggregate = slot.aggregates[i];
      if (aggregate?.kind === 'increase' && aggregate.n > 0) {
        last[i] = { value: aggregate.last, time: aggregate.lastTime };
      }
    }
  }

  private hasCounter(slot: MinuteSlot): boolean {
    return slot.aggregates.some(aggregate => aggregate?.kind === 'increase' && aggregate.n > 0);
  }
}

function isJudged(slot: MinuteSlot, i: number): boolean {
  return (slot.judged & (1 << i)) !== 0;
}
