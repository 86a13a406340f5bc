import type { Device } from '#libs/contracts';
import { DailyEvents } from '../physics/events/daily-events.js';
import { drawEvent } from '../physics/events/draw-events.js';
import { HOUR_MS, localDay, startOfLocalDay } from '../physics/time/local-time.js';
import { type Fault, FaultKind } from './fault.js';
import { FAULT_LENGTHS } from './fault-rates.js';
import { drawTarget, type FaultyChannel } from './fault-target.js';

const KINDS = Object.values(FaultKind);
/** Between two faults of a device all is well for so long, so that each finding has one cause. */
const PAUSE_MS = HOUR_MS;
/** A meter that was exchanged longer ago is not looked for: readings of that time are not taken any more. */
const RESET_DAYS = 60;

/** What a plan is drawn from. */
export interface FaultPlanParts {
  readonly seed: number;
  /** Faults that are tried a day; some fall away, since no two of a device are near each other. */
  readonly perDay: number;
  readonly device: Device;
  readonly channels: readonly FaultyChannel[];
}

/** All faults of one device: those of a local day follow from its seed and the day alone, and none goes beyond it. */
export class FaultPlan {
  private readonly events: DailyEvents<Fault>;

  constructor(private readonly parts: FaultPlanParts) {
    this.events = new DailyEvents(day => this.draw(day));
  }

  /** The fault that is going on at a moment. */
  at(timeMs: number): Fault | undefined {
    return this.events.at(timeMs);
  }

  /** Faults that begin in `[from, to)`, oldest first. */
  beginningIn(from: number, to: number): Fault[] {
    return this.events.touching(from, to).filter(fault => fault.from >= from);
  }

  /** When a register began again at zero last; `undefined` when it never did. */
  lastReset(metric: string, timeMs: number): number | undefined {
    for (let day = localDay(timeMs); day > localDay(timeMs) - RESET_DAYS; day--) {
      const start = startOfLocalDay(day);
      const reset = this.events
        .touching(start, startOfLocalDay(day + 1))
        .findLast(
          ({ kind, metrics, from }) =>
            kind === FaultKind.CounterReset && metrics[0] === metric && from >= start && from <= timeMs,
        );
      if (reset) return reset.from;
    }
    return undefined;
  }

  private draw(day: number): Fault[] {
    const { seed, perDay, device, channels } = this.parts;
    const perYear = (365 * perDay) / KINDS.length;
    const end = startOfLocalDay(day + 1);
    const drawn = KINDS.flatMap((kind, index): Fault[] => {
      const event = drawEvent(seed + index, day, { perYear, ...FAULT_LENGTHS[kind] });
      const target = event && drawTarget(kind, event.seed, device, channels);
      if (event === undefined || target === undefined) return [];
      const { from, to } = kind === FaultKind.Spike ? this.oneReading(event.from, target.metrics[0]) : event;
      return [{ kind, device: device.id, from, to: Math.min(to, end), ...target }];
    });
    const faults: Fault[] = [];
    for (const fault of drawn.sort((a, b) => a.from - b.from)) {
      const before = faults.at(-1);
      if (before === undefined || fault.from >= before.to + PAUSE_MS) faults.push(fault);
    }
    return faults;
  }

  private oneReading(from: number, metric: string | undefined): { from: number; to: number } {
    const cadenceMs = this.parts.channels.find(channel => channel.metric.id === metric)?.cadenceMs ?? 1;
    const start = Math.floor(from / cadenceMs) * cadenceMs;
    return { from: start, to: start + cadenceMs };
  }
}
