import { Inject, Injectable } from '@nestjs/common';
import type { Zone } from '#libs/contracts';
import type { Method, ZoneInputs } from '#libs/readiness';
import {
  DELIVERY_READER,
  type DeliveryReader,
  type MethodRows,
  REGISTRY_READER,
  type RegistryReader,
  WINDOW_READER,
  type WindowReader,
  type ZoneWindows,
} from './inputs.ports.js';
import { planMetricReads } from './plan-metric-reads.js';
import { toZoneInputs } from './to-zone-inputs.js';

const HOUR_MS = 3_600_000;
/** Span of the timeliness indicator. */
const DELIVERY_DAYS = 30;

/** A zone's inputs, and which of its days are as they were at an earlier gathering. */
export interface GatheredInputs extends Pick<ZoneWindows, 'stampOf'> {
  inputs: ZoneInputs;
}

/** Gathers what a zone's score is computed from. */
@Injectable()
export class InputsService {
  constructor(
    @Inject(REGISTRY_READER) private readonly registry: RegistryReader,
    @Inject(WINDOW_READER) private readonly windows: WindowReader,
    @Inject(DELIVERY_READER) private readonly delivery: DeliveryReader,
  ) {}

  zones(): Promise<Zone[]> {
    return this.registry.zones();
  }

  methodRows(): Promise<MethodRows> {
    return this.registry.method();
  }

  /** Fetches in one go what zones are gathered from next; without it each is fetched for itself. */
  async prepare(zones: readonly Zone[], method: Method, rows: MethodRows, asOf: number): Promise<void> {
    const operating = zones.filter(({ status }) => status === 'operating');
    const reads = await Promise.all(
      operating.map(async zone => {
        const { devices } = await this.registry.zone(zone);
        return { zone: zone.code, reads: planMetricReads(method.indicators, rows.metrics, devices, asOf) };
      }),
    );
    await this.windows.prepare(reads);
  }

  /** Inputs of one zone at a full hour; fails when any source does, for a gap of ours is not the zone's. */
  async gather(zone: Zone, method: Method, rows: MethodRows, asOf: number): Promise<GatheredInputs> {
    const ofZone = await this.registry.zone(zone);
    if (zone.status === 'planned') {
      const inputs = toZoneInputs({ zone, asOf, method: rows, rows: ofZone, series: [], delivery: [] });
      return { inputs, stampOf: () => '' };
    }
    const reads = planMetricReads(method.indicators, rows.metrics, ofZone.devices, asOf);
    const [{ series, stampOf }, delivery] = await Promise.all([
      this.windows.read(zone.code, reads),
      this.delivery.read(zone.code, asOf - DELIVERY_DAYS * 24 * HOUR_MS, asOf),
    ]);
    return { inputs: toZoneInputs({ zone, asOf, method: rows, rows: ofZone, series, delivery }), stampOf };
  }

  /** The next gathering for a zone, or for all (`null`), takes nothing from memory. */
  forget(zone: string | null): void {
    for (const source of [this.registry, this.windows, this.delivery]) source.forget(zone);
  }
}
