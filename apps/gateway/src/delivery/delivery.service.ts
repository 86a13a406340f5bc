import { Inject, Injectable } from '@nestjs/common';
import { ErrorCode } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { DELIVERY_LEDGER, type DeliveryLedger, type LedgerOfDevice } from './delivery.ports.js';
import { expectedMinutes } from './expected-minutes.js';

const MINUTE_MS = 60_000;
/** Longest span of one answer: some thousand minutes. */
const MOST_MS = 48 * 3_600_000;

/** Readings by what became of them. */
export interface DeliveryCounts {
  /** Due by the cadence that was declared, up to now. */
  expected: number;
  received: number;
  stored: number;
  /** Impossible, and kept apart. */
  failed: number;
  /** Kept as dead letters. */
  rejected: number;
}

/** What arrived from a device in a span of time. */
export interface DeviceDelivery extends Omit<LedgerOfDevice, 'isCut' | 'minutes'> {
  readonly device: string;
  readonly zone: string;
  readonly simulated: boolean;
  /** Whole minutes, those in which the span that was asked for begins and ends among them. */
  readonly from: number;
  readonly to: number;
  readonly moreRuns: boolean;
  readonly totals: DeliveryCounts;
  /** Minutes in which something was due or came, oldest first. */
  readonly minutes: ReadonlyArray<DeliveryCounts & { readonly t: number }>;
}

/** Sets what arrived from a device against what was due. */
@Injectable()
export class DeliveryService {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(DELIVERY_LEDGER) private readonly ledger: DeliveryLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Tells what is stored of a device, minute by minute.
   *
   * @param begin Unix ms, inclusive. @param end Unix ms, exclusive; at most 48 hours later.
   * @throws AppError for unknown names, spans that cannot be served, and `DEPENDENCY.*`.
   */
  async ofDevice(id: string, begin: number, end: number): Promise<DeviceDelivery> {
    if (!(begin < end)) throw new AppError(ErrorCode.Invalid, '`from` must be before `to`.');
    const from = Math.floor(begin / MINUTE_MS) * MINUTE_MS;
    const to = Math.ceil(end / MINUTE_MS) * MINUTE_MS;
    if (end - begin > MOST_MS)
      throw new AppError(ErrorCode.RangeTooLong, 'At most 48 hours at a time. Ask for a shorter span.');
    const device = await this.registry.device(id);
    const [declarations, { runs, isCut, minutes: counted }] = await Promise.all([
      this.registry.cadences(device.zone),
      this.ledger.ofDevice(id, from, to),
    ]);
    const own = declarations.filter(declared => declared.device === id);
    const due = expectedMinutes(device, own, from, Math.min(to, this.clock.now()));
    const minutes = new Map<number, DeliveryCounts>();
    for (const [t, expected] of due)
      minutes.set(t, { expected, received: 0, stored: 0, failed: 0, rejected: 0 });
    for (const { t, received, failed, rejected } of counted) {
      const stored = received - failed - rejected;
      minutes.set(t, { expected: due.get(t) ?? 0, received, stored, failed, rejected });
    }
    return {
      ...{ device: id, zone: device.zone, simulated: device.origin === 'simulated', from, to },
      ...{ runs, moreRuns: isCut, totals: sumOf(minutes.values()) },
      minutes: [...minutes].sort(([a], [b]) => a - b).map(([t, counts]) => ({ t, ...counts })),
    };
  }

  /** The last hour, until the end of this minute. */
  lastHour(): { readonly from: number; readonly to: number } {
    const to = (Math.floor(this.clock.now() / MINUTE_MS) + 1) * MINUTE_MS;
    return { from: to - 60 * MINUTE_MS, to };
  }
}

function sumOf(all: Iterable<DeliveryCounts>): DeliveryCounts {
  const sum: DeliveryCounts = { expected: 0, received: 0, stored: 0, failed: 0, rejected: 0 };
  for (const counts of all)
    for (const name of Object.keys(sum) as Array<keyof DeliveryCounts>) sum[name] += counts[name];
  return sum;
}
