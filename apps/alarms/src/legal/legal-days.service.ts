import type { Device, WindowsChanged } from '#libs/contracts';
import { canonicalJson, localDateOf } from '#libs/readiness';
import { type Clock, groupBy, type Logger, takeTurns } from '#libs/runtime';
import { TIER_MS } from '#libs/telemetry';
import type { CadenceBook } from '../cadences/cadence-book.js';
import type { DirectoryService } from '../directory/directory.service.js';
import { type JudgedDay, judgeDays } from './judge-days.js';
import type { Detections, StoredHours } from './legal-days.ports.js';
import { type DueDays, PendingDays } from './pending-days.js';

/** Late data are accepted for so long. */
const LOOK_BACK_MS = 60 * TIER_MS.day;
/** All days are looked at again, for what changed while we were away or cut off. */
const ALL_EVERY_MS = 6 * TIER_MS.hour;
/** While hours of a day are still being filled in, its mean is not a mean yet. */
const SETTLE_MS = 60_000;
const TURN_MS = 5_000;

/** What the service is made of. */
export interface LegalDaysParts {
  readonly directory: DirectoryService;
  readonly cadences: CadenceBook;
  readonly hours: StoredHours;
  readonly detections: Detections;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Default {@link SETTLE_MS}. */
  readonly settleMs?: number;
  /** Default {@link TURN_MS}. */
  readonly turnMs?: number;
}

/**
 * Finds local days on which the 24-hour mean of an outlet was over its legal limit, and has the registry propose them. It
 * reads the hours that the score reads, so that both say the same; late data bring a day up again.
 */
export class LegalDaysService {
  private readonly pending = new PendingDays();
  private allAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: LegalDaysParts) {}

  /** Takes note of hours that were written anew. */
  hoursChanged({ devices, from, to }: Pick<WindowsChanged, 'devices' | 'from' | 'to'>): void {
    const now = this.parts.clock.now();
    const outlets = new Set(this.outlets.map(({ id }) => id));
    for (const device of devices) if (outlets.has(device)) this.pending.touch(device, from, to, now);
  }

  /** Takes a turn now and then until the signal. The directory must be ready. */
  async run(signal: AbortSignal): Promise<void> {
    const { logger, turnMs = TURN_MS } = this.parts;
    const options = { pauseMs: turnMs, waiting: 'days over a legal limit wait', logger, signal };
    await takeTurns(() => this.turn(), options);
  }

  async turn(): Promise<void> {
    const { cadences, clock, settleMs = SETTLE_MS } = this.parts;
    const now = clock.now();
    this.touchAllIfDue(now, settleMs);
    const due = this.pending.take(now, settleMs);
    if (due.length === 0) return;
    try {
      await cadences.refresh(now);
      await this.tell(due, now);
    } catch (error) {
      for (const { device, days } of due) for (const day of days) this.pending.touch(device, day, day, now);
      throw error;
    }
  }

  private get outlets(): readonly Device[] {
    return this.parts.directory.catalogue.devices.filter(({ kind }) => kind === 'wastewater-outlet');
  }

  private touchAllIfDue(nowMs: number, settleMs: number): void {
    if (nowMs - this.allAt < ALL_EVERY_MS) return;
    this.allAt = nowMs;
    for (const { id } of this.outlets) this.pending.touch(id, nowMs - LOOK_BACK_MS, nowMs, nowMs - settleMs);
  }

  private async tell(due: readonly DueDays[], nowMs: number): Promise<void> {
    const { detections } = this.parts;
    const first = Math.min(...due.flatMap(({ days }) => days));
    const known = new Map((await detections.known(localDateOf(first))).map(day => [nameOf(day), day]));
    const outlets = new Map(this.outlets.map(device => [device.id, device]));
    for (const { device, days } of due) {
      const outlet = outlets.get(device);
      if (outlet === undefined) continue;
      for (const day of await this.judge(outlet, days, nowMs)) {
        const before = known.get(nameOf(day))?.evidence;
        const isNew = before === undefined && day.evidence.isOver;
        const isOther = before && canonicalJson(before) !== canonicalJson(day.evidence);
        if (isNew || isOther) await detections.detect(outlet.zone, day);
      }
    }
  }

  private async judge(outlet: Device, days: readonly number[], nowMs: number): Promise<JudgedDay[]> {
    const { directory, cadences, hours } = this.parts;
    const { metrics, limits, facts } = directory.catalogue;
    const { id: device, zone, origin, channels } = outlet;
    const legal = { limits, facts: facts.filter(fact => fact.zone === zone), zone, nowMs };
    const cadenceOf = new Map(channels.map(({ metric, cadenceSeconds }) => [metric, cadenceSeconds]));
    const limited = metrics.filter(({ id }) => id.startsWith('ww.out.') && cadenceOf.has(id));
    const range = { from: days[0] ?? nowMs, to: (days.at(-1) ?? nowMs) + TIER_MS.day };
    const judged: JudgedDay[] = [];
    for (const [measurement, own] of groupBy(limited, one => one.measurement)) {
      const fields = new Map(own.map(({ id, field }) => [id, field]));
      const read = await hours.read({ device, measurement, fields, ...range });
      for (const { id: metric, ucum: unit } of own) {
        const series = {
          ...{ device, metric, unit, cadenceSeconds: cadenceOf.get(metric) ?? null },
          ...{ declarations: cadences.of(device), hours: read.get(metric) ?? [] },
          simulated: origin === 'simulated',
        };
        judged.push(...judgeDays(series, days, legal));
      }
    }
    return judged;
  }
}

function nameOf({ device, metric, day }: JudgedDay): string {
  return `${device} ${metric} ${day}`;
}
