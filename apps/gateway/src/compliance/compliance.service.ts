import { Inject, Injectable } from '@nestjs/common';
import type { CadenceDeclaration, FactRecord, Metric, Zone } from '#libs/contracts';
import { type AppliedLimit, limitsOnDay, localDateOf, startOfLocalDate } from '#libs/readiness';
import type { Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { FACT_RECORDS, type FactRecords } from '../facts/fact-records.ports.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { SeriesService } from '../series/series.service.js';
import type { Compliance } from './compliance.schema.js';
import { judgeDays } from './judge-days.js';
import { JUDGED_METRICS, type JudgedSection } from './judged-metrics.js';
import { type LimitContext, limitOf } from './limit-of.js';

const DAY_MS = 86_400_000;

/** Local days of a zone, and the facts that its limits come from. */
export interface JudgedDays {
  readonly zone: Zone;
  readonly facts: readonly FactRecord[];
  /** Local dates, one after the other. */
  readonly dates: readonly string[];
  /** Start of the first one, and up to when readings are looked at; Unix ms. */
  readonly from: number;
  readonly to: number;
}

interface Channel {
  readonly metric: Metric;
  readonly device: string;
  readonly cadenceSeconds: number | null;
  readonly declarations: readonly CadenceDeclaration[];
}

/** What was measured against the limits that hold in a zone. */
@Injectable()
export class ComplianceService {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(FACT_RECORDS) private readonly facts: FactRecords,
    private readonly series: SeriesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Limits with numbers as they apply in a zone on a local date, today unless given.
   *
   * @throws AppError `ZONE.UNKNOWN`, `DEPENDENCY.*`.
   */
  async limits(code: string, date = localDateOf(this.clock.now())): Promise<AppliedLimit[]> {
    const zone = await this.registry.zone(code);
    const [limits, facts] = await Promise.all([this.registry.limits(), this.facts.ofZone(code)]);
    return limitsOnDay({ inputs: { asOf: startOfLocalDate(date) + DAY_MS, zone, facts, limits } }, date);
  }

  /**
   * The last local days of a zone, today last.
   *
   * @throws AppError `ZONE.UNKNOWN`, `DEPENDENCY.*`, `TIMESERIES.*`.
   */
  async lastDays(code: string, sections: readonly JudgedSection[], count: number): Promise<Compliance[]> {
    const zone = await this.registry.zone(code);
    const facts = await this.facts.ofZone(code);
    const to = this.clock.now();
    const from = startOfLocalDate(localDateOf(to)) - (count - 1) * DAY_MS;
    const dates = Array.from({ length: count }, (_, day) => localDateOf(from + day * DAY_MS));
    const rows: Compliance[] = [];
    for (const section of new Set(sections))
      rows.push(...(await this.judge({ zone, facts, dates, from, to }, section)));
    return rows;
  }

  /**
   * Each metric of a section, device by device, against the limit of each day.
   *
   * @throws AppError `DEPENDENCY.*`, `TIMESERIES.*`.
   */
  async judge(asked: JudgedDays, section: JudgedSection): Promise<Compliance[]> {
    const { zone, facts } = asked;
    const [devices, declarations, catalogue, limits] = await Promise.all([
      this.registry.devices(zone.code),
      this.registry.cadences(zone.code),
      this.registry.metrics(),
      this.registry.limits(),
    ]);
    const context: LimitContext = { inputs: { asOf: asked.to, zone, facts, limits } };
    const metrics = new Map(catalogue.map(metric => [metric.id, metric]));
    const rows: Compliance[] = [];
    for (const id of JUDGED_METRICS[section]) {
      const metric = metrics.get(id);
      if (!metric) continue;
      for (const { id: device, channels } of devices) {
        const channel = channels.find(one => one.metric === id);
        if (!channel) continue;
        const own = declarations.filter(declared => declared.device === device);
        const { cadenceSeconds } = channel;
        rows.push(await this.row(asked, context, { metric, device, cadenceSeconds, declarations: own }));
      }
    }
    return rows;
  }

  private async row(
    { zone, dates, from, to }: JudgedDays,
    context: LimitContext,
    { metric, device, cadenceSeconds, declarations }: Channel,
  ): Promise<Compliance> {
    const span = { zone: zone.code, device, metric: metric.id, from, to };
    const [{ points: days }, { points: hours }] = await Promise.all([
      this.series.read({ ...span, step: '1d' }),
      this.series.read({ ...span, step: '1h' }),
    ]);
    const limit = limitOf(context, metric.id, dates.at(-1) ?? localDateOf(to - 1));
    const { nameVi, nameEn, ucum: unit, decimals } = metric;
    return {
      ...{ metric: metric.id, nameVi, nameEn, unit, decimals, device },
      ...{ averaging: limit.averaging, limit: limit.day, nightMax: limit.nightMax },
      days: judgeDays({ dates, from, days, hours, cadenceSeconds, declarations }, limit.averaging, limit.at),
    };
  }
}
