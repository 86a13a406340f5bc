import { Inject, Injectable } from '@nestjs/common';
import type { Alarm, Device, FactKind, FactRecord, Metric, Zone } from '#libs/contracts';
import { localDateOf } from '#libs/readiness';
import { isSilenceRule } from '#libs/telemetry';
import { ComplianceService } from '../compliance/compliance.service.js';
import type { JudgedSection } from '../compliance/judged-metrics.js';
import { FACT_RECORDS, type FactRecords } from '../facts/fact-records.ports.js';
import { anySimulated } from '../registry/any-simulated.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { SCORE_BOOK, type ScoreBook } from '../scores/scores.ports.js';
import { SeriesService } from '../series/series.service.js';
import type { LocalMonth } from './local-month.js';
import type { ReportAmount, ReportCompliance, ReportContent } from './report.schema.js';
import { AMOUNTS, type AmountRow } from './report-sections.js';
import { REPORT_SOURCES, type ReportSources } from './reports.ports.js';

/** Alarms that are named one by one; the rest is counted. */
const LISTED_ALARMS = 25;
const HOUR_MS = 3_600_000;

interface Asked {
  readonly zone: Zone;
  readonly devices: readonly Device[];
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly month: LocalMonth;
  readonly facts: readonly FactRecord[];
}

/** Gathers the figures of a zone's month. */
@Injectable()
export class ReportFigures {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(SCORE_BOOK) private readonly scores: ScoreBook,
    @Inject(REPORT_SOURCES) private readonly sources: ReportSources,
    @Inject(FACT_RECORDS) private readonly factRecords: FactRecords,
    private readonly judge: ComplianceService,
    private readonly series: SeriesService,
  ) {}

  /** @throws AppError `ZONE.UNKNOWN`, `DEPENDENCY.*`, `TIMESERIES.*`. */
  async gather(code: string, name: string, month: LocalMonth): Promise<ReportContent> {
    const zone = await this.registry.zone(code);
    const [devices, catalogue, facts, kinds, events, alarms] = await Promise.all([
      this.registry.devices(code),
      this.registry.metrics(),
      this.factRecords.ofZone(code),
      this.sources.factKinds(),
      this.sources.events(code),
      this.sources.alarms(code, month.from, month.to),
    ]);
    const asked: Asked = {
      ...{ zone, devices, month, facts },
      metrics: new Map(catalogue.map(metric => [metric.id, metric])),
    };
    const [wastewater, air, noise] = [
      await this.compliance(asked, 'wastewater'),
      await this.compliance(asked, 'air'),
      await this.compliance(asked, 'noise'),
    ];
    const { from, to, complete } = month;
    const { nameVi, nameEn, district, developer, areaHa } = zone;
    return {
      zone: { code, nameVi, nameEn, district, developer, areaHa },
      ...{ month: name, from, to, complete },
      simulated: anySimulated(devices),
      ...{ wastewater, air, noise },
      water: await this.amounts(asked, AMOUNTS.water),
      energy: await this.amounts(asked, AMOUNTS.energy),
      waste: await this.amounts(asked, AMOUNTS.waste),
      alarms: alarmsOf(alarms, asked.metrics),
      events: events
        .filter(({ occurredOn, closedOn }) => {
          const last = localDateOf(to - 1);
          return occurredOn <= last && (closedOn === null || closedOn >= localDateOf(from));
        })
        .map(({ id, kind, occurredOn, closedOn, document }) => ({
          id,
          kind,
          occurredOn,
          closedOn,
          document,
        })),
      permits: permitsOf(facts, kinds),
      quality: Object.entries({ wastewater, air, noise }).flatMap(([section, rows]) =>
        rows.length === 0 ? [] : [qualityOf(section as 'air', rows)],
      ),
      score: await this.score(code, month),
    };
  }

  private async compliance(
    { zone, month, facts }: Asked,
    section: JudgedSection,
  ): Promise<ReportCompliance[]> {
    const rows = await this.judge.judge({ zone, facts, ...month }, section);
    return rows.map(({ limit, ...row }) => {
      if (limit === null) return { ...row, limit };
      // What else is known of a limit would make every report of before another one.
      const { min, max, basis, class: kind, tags } = limit;
      return { ...row, limit: { min, max, basis, class: kind, tags } };
    });
  }

  private async amounts(asked: Asked, wanted: readonly AmountRow[]): Promise<ReportAmount[]> {
    const { devices, metrics, month, zone } = asked;
    const rows: ReportAmount[] = [];
    for (const { metric: id, kind } of wanted) {
      const metric = metrics.get(id);
      if (!metric || !devices.some(({ channels }) => channels.some(one => one.metric === id))) continue;
      const { points } = await this.series.read({
        ...{ zone: zone.code, metric: id, from: month.from, to: month.to },
        step: kind === 'largest' ? '1h' : '1d',
      });
      const values = points.map(({ value }) => value);
      const value = {
        sum: () => values.reduce((sum, one) => sum + one, 0),
        largest: () => Math.max(...values),
        last: () => values.at(-1) ?? null,
      }[kind];
      const byDate = new Map<string, number>();
      for (const point of points) {
        const date = localDateOf(point.t);
        byDate.set(date, Math.max(point.value, byDate.get(date) ?? Number.NEGATIVE_INFINITY));
      }
      const { nameVi, nameEn, ucum: unit, decimals } = metric;
      rows.push({
        ...{ metric: id, nameVi, nameEn, unit, decimals, kind },
        value: values.length === 0 ? null : value(),
        days: month.dates.map(date => ({ date, value: byDate.get(date) ?? null })),
      });
    }
    return rows;
  }

  private async score(zone: string, month: LocalMonth): Promise<ReportContent['score']> {
    const score = await this.sources.score(zone, month.to);
    // A score of before the month says nothing about it.
    if (score === null || score.asOf <= month.from + HOUR_MS) return null;
    const { pillars: definitions } = await this.scores.method();
    const { asOf, revision, method, value, low, high, confidence, grade, status, pillars } = score;
    return {
      ...{ asOf, revision, method, value, low, high, confidence, grade, status },
      pillars: pillars.map(pillar => {
        const known = definitions.find(({ id }) => id === pillar.id);
        return {
          ...{ id: pillar.id, value: pillar.value, confidence: pillar.confidence },
          ...{ nameVi: known?.nameVi ?? pillar.id, nameEn: known?.nameEn ?? pillar.id },
        };
      }),
    };
  }
}

function alarmsOf(alarms: readonly Alarm[], metrics: ReadonlyMap<string, Metric>): ReportContent['alarms'] {
  const of = (priority: Alarm['priority']) => alarms.filter(alarm => alarm.priority === priority).length;
  const listed = [...alarms]
    .sort((a, b) => a.priority - b.priority || a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1))
    .slice(0, LISTED_ALARMS)
    .map(({ id, rule, priority, textVi, textEn, device, metric, value, limit, raisedAt, clearedAt }) => ({
      ...{ id, priority, textVi, textEn, device, value, limit, raisedAt, clearedAt },
      unit: isSilenceRule(rule) ? 'min' : (metrics.get(metric)?.ucum ?? ''),
    }));
  return { total: alarms.length, critical: of(1), alarm: of(2), warn: of(3), listed };
}

/** A fact whose kind is not known any more is called by its code. */
function permitsOf(facts: readonly FactRecord[], kinds: readonly FactKind[]): ReportContent['permits'] {
  const catalogue = new Map(kinds.map(kind => [kind.id, kind]));
  return facts
    .filter(({ fact }) => fact.startsWith('permit.'))
    .map(({ fact, value, unit, validTo, document, illustrative }) => {
      const { nameVi = fact, nameEn = fact, options } = catalogue.get(fact) ?? {};
      const option = options?.find(one => one.value === value);
      return {
        ...{ fact, nameVi, nameEn, value, unit, validTo, document, illustrative },
        option: option ? { nameVi: option.nameVi, nameEn: option.nameEn } : null,
      };
    })
    .sort((a, b) => (a.fact < b.fact ? -1 : 1));
}

function qualityOf(section: 'wastewater' | 'air' | 'noise', rows: readonly ReportCompliance[]) {
  const days = rows.flatMap(row => row.days);
  const sum = (of: (day: (typeof days)[number]) => number) => days.reduce((total, day) => total + of(day), 0);
  return {
    section,
    devices: new Set(rows.map(({ device }) => device)).size,
    expected: sum(({ expected }) => expected),
    readings: sum(({ readings }) => readings),
    suspect: sum(({ suspect }) => suspect),
    failed: sum(({ failed }) => failed),
    daysWithGaps: new Set(days.filter(({ state }) => state === 'none').map(({ date }) => date)).size,
  };
}
