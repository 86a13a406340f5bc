import type { Device } from '#libs/contracts';
import { DailyEvents, type Span } from '../physics/events/daily-events.js';
import { drawEvent } from '../physics/events/draw-events.js';
import { hashNumber } from '../physics/random/hash.js';
import { HOUR_MS, localDay, startOfLocalDay } from '../physics/time/local-time.js';
import { type Fault, FaultKind } from './fault.js';
import { FAULT_LENGTHS } from './fault-rates.js';
import { drawTarget, type FaultTarget, type FaultyChannel } from './fault-target.js';
import type { FaultOrder } from './order-fault.js';

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
  /** A fault that is asked for besides. */
  readonly order?: FaultOrder | undefined;
}

/**
 * All faults of one device: those of a local day follow from its seed and the day alone, and none goes beyond it. One that
 * is asked for comes at the time of its order instead, and the others keep away from it too.
 */
export class FaultPlan {
  private readonly events: DailyEvents<Fault>;
  private readonly ordered: Fault | undefined;

  constructor(private readonly parts: FaultPlanParts) {
    this.ordered = this.order();
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
      const { from, to } = this.spanOf(kind, event, target);
      return [{ kind, device: device.id, from, to: Math.min(to, end), ...target }];
    });
    const { ordered } = this;
    const faults: Fault[] = [];
    for (const fault of drawn.sort((a, b) => a.from - b.from)) {
      if (ordered && fault.from < ordered.to + PAUSE_MS && fault.to > ordered.from - PAUSE_MS) continue;
      const before = faults.at(-1);
      if (before === undefined || fault.from >= before.to + PAUSE_MS) faults.push(fault);
    }
    if (ordered && localDay(ordered.from) === day) faults.push(ordered);
    return faults.sort((a, b) => a.from - b.from);
  }

  /** What an order touches follows from the device's seed, whenever it is. */
  private order(): Fault | undefined {
    const { seed, device, channels, order } = this.parts;
    if (order === undefined) return undefined;
    const target = drawTarget(order.kind, hashNumber(seed + KINDS.indexOf(order.kind), 0), device, channels);
    return (
      target && {
        kind: order.kind,
        device: device.id,
        ...this.spanOf(order.kind, order, target),
        ...target,
      }
    );
  }

  /** A spike is one reading. */
  private spanOf(kind: FaultKind, { from, to }: Span, { metrics: [metric] }: FaultTarget): Span {
    if (kind !== FaultKind.Spike) return { from, to };
    const cadenceMs = this.parts.channels.find(channel => channel.metric.id === metric)?.cadenceMs ?? 1;
    const start = Math.floor(from / cadenceMs) * cadenceMs;
    return { from: start, to: start + cadenceMs };
  }
}
