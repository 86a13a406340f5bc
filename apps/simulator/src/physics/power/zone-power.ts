import { RunningTotals } from '../counter/running-total.js';
import type { DailyEvents } from '../events/daily-events.js';
import type { DrawnEvent } from '../events/draw-events.js';
import { loadFlicker, type Tenant, tenantLoad } from '../load/tenant-load.js';
import { rememberLast } from '../shape.js';
import type { Weather } from '../weather/weather.js';
import { type PvGroup, pvPower } from './pv-group.js';

/** Half a step of the energy counters: a rate stands for the quarter of an hour round it. */
const HALF_STEP_MS = 450_000;
/** Losses of transformers and cables: of what flows, and of the contracted demand without load. */
const FLOW_LOSS = 0.011;
const IDLE_LOSS = 0.0015;

/** What is connected in a zone. */
export interface ZonePowerParts {
  readonly weather: Weather;
  readonly outages: DailyEvents<DrawnEvent>;
  /** Main meters, and the share of the flow that each carries; none where only a building site is metered. */
  readonly mains: readonly { readonly contractKw: number; readonly share: number }[];
  /** Tenants with a sub-meter of their own. */
  readonly metered: readonly Tenant[];
  /** Everybody else, as one. */
  readonly unmetered: Tenant | undefined;
  readonly groups: readonly PvGroup[];
}

/**
 * Power flows of a zone. Solar groups stand on roofs, behind the tenants' meters, so every meter shows
 * load less sun; a main meter shows its share of all tenants and the losses. During an
 * interruption nothing flows, inverters included.
 */
export class ZonePower {
  private readonly totals: RunningTotals;
  private readonly pvShares: readonly number[];
  private readonly contractKw: number;
  /** Solar power of the whole zone at a moment, kW. */
  private readonly solarNow: (timeMs: number) => number;
  private readonly flowNow: (timeMs: number) => number;

  constructor(private readonly parts: ZonePowerParts) {
    const { metered, unmetered, mains, groups } = parts;
    const peak = metered.reduce((sum, tenant) => sum + tenant.peakKw, unmetered?.peakKw ?? 0);
    this.contractKw = mains.reduce((sum, main) => sum + main.contractKw, 0);
    // Tenants large enough for a meter of their own have more roof than the others.
    this.pvShares = metered.map(tenant => Math.min(1, (1.08 * tenant.peakKw) / peak));
    this.solarNow = rememberLast(t =>
      groups.reduce((sum, group) => sum + pvPower(group, parts.weather, t), 0),
    );
    this.flowNow = rememberLast(t => this.flow(t, true));
    this.totals = new RunningTotals(metered.length + 2 * mains.length + groups.length, (t, out) =>
      this.rates(t, out),
    );
  }

  /** Whether the zone has voltage at a moment. */
  isSupplied(timeMs: number): boolean {
    return this.parts.outages.at(timeMs) === undefined;
  }

  /** Interruptions that ended in a span. */
  outagesEndedIn(from: number, to: number): DrawnEvent[] {
    return this.parts.outages.touching(from - 1, to + 1).filter(({ to: end }) => end > from && end <= to);
  }

  /** Power through a tenant's meter, kW; negative when the tenant's roof gives more than is used. */
  meteredKw(index: number, timeMs: number): number {
    return this.isSupplied(timeMs) ? this.tenantNet(index, timeMs, true) : 0;
  }

  /** Power through a main meter, kW; negative while exporting. */
  mainKw(index: number, timeMs: number): number {
    const { share } = this.parts.mains[index] as { share: number };
    return this.isSupplied(timeMs) ? this.flowNow(timeMs) * share : 0;
  }

  /** Power of an inverter group, kW. */
  groupKw(index: number, timeMs: number): number {
    const group = this.parts.groups[index] as PvGroup;
    return this.isSupplied(timeMs) ? pvPower(group, this.parts.weather, timeMs) : 0;
  }

  /** Load of the zone's grid connection over its contracted demand. */
  loading(timeMs: number): number {
    if (this.contractKw === 0) return 0.3;
    return this.isSupplied(timeMs) ? Math.abs(this.flowNow(timeMs)) / this.contractKw : 0;
  }

  /** Solar power over contracted demand. */
  solarShare(timeMs: number): number {
    return this.contractKw === 0 || !this.isSupplied(timeMs) ? 0 : this.solarNow(timeMs) / this.contractKw;
  }

  meteredKwh(index: number, timeMs: number): number {
    return this.totals.at(index, timeMs);
  }

  mainImportKwh(index: number, timeMs: number): number {
    return this.totals.at(this.parts.metered.length + index, timeMs);
  }

  mainExportKwh(index: number, timeMs: number): number {
    return this.totals.at(this.parts.metered.length + this.parts.mains.length + index, timeMs);
  }

  groupKwh(index: number, timeMs: number): number {
    return this.totals.at(this.parts.metered.length + 2 * this.parts.mains.length + index, timeMs);
  }

  private tenantNet(index: number, timeMs: number, withFlicker: boolean): number {
    const tenant = this.parts.metered[index] as Tenant;
    const load = tenantLoad(tenant, this.parts.weather, timeMs);
    const gross = withFlicker ? load * (1 + loadFlicker(tenant, timeMs)) : load;
    return gross - (this.pvShares[index] as number) * this.solarNow(timeMs);
  }

  /** Everything through the mains, kW, as if supplied. */
  private flow(timeMs: number, withFlicker: boolean): number {
    const { metered, unmetered, weather } = this.parts;
    let flow = 0;
    let solarLeft = 1;
    for (let i = 0; i < metered.length; i++) {
      flow += this.tenantNet(i, timeMs, withFlicker);
      solarLeft -= this.pvShares[i] as number;
    }
    if (unmetered !== undefined) {
      const load = tenantLoad(unmetered, weather, timeMs);
      flow += withFlicker ? load * (1 + loadFlicker(unmetered, timeMs)) : load;
      flow -= Math.max(0, solarLeft) * this.solarNow(timeMs);
    }
    return flow + FLOW_LOSS * Math.abs(flow) + IDLE_LOSS * this.contractKw;
  }

  private rates(timeMs: number, out: Float64Array): void {
    const { metered, mains, groups, weather, outages } = this.parts;
    const cut = outages.overlapMs(timeMs - HALF_STEP_MS, timeMs + HALF_STEP_MS);
    const supplied = 1 - cut / (2 * HALF_STEP_MS);
    let at = 0;
    for (let i = 0; i < metered.length; i++) out[at++] = supplied * this.tenantNet(i, timeMs, false);
    const flow = mains.length === 0 ? 0 : supplied * this.flow(timeMs, false);
    for (const [i, { share }] of mains.entries()) {
      out[at + i] = flow * share;
      out[at + mains.length + i] = -flow * share;
    }
    at += 2 * mains.length;
    for (const group of groups) out[at++] = supplied * pvPower(group, weather, timeMs);
  }
}
