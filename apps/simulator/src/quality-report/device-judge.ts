import type { Device } from '#libs/contracts';
import {
  type CrossCheck,
  createSeriesState,
  crossChecksOf,
  Finding,
  findingsOf,
  isRejected,
  judgeNext,
  judgeReading,
  type MetricCatalogue,
  type MetricDefinition,
  Quality,
  type SenmlReading,
  type SeriesRules,
  type SeriesState,
  seriesRulesOf,
} from '#libs/telemetry';

/** What quality control makes of one reading. */
export interface JudgedReading {
  readonly metric: string;
  /** As the device says, Unix ms. */
  readonly timeMs: number;
  /** Bits of `Finding`. */
  readonly findings: number;
}

interface Channel {
  readonly metric: MetricDefinition;
  readonly rules: SeriesRules;
  readonly state: SeriesState;
  hasPending: boolean;
}

/**
 * Judges the readings of one device in the order of their times, with the rules of ingest. Ingest ends with the same
 * flags whatever the order of arrival: that is a property of its own tests.
 */
export class DeviceJudge {
  private readonly channels = new Map<string, Channel>();
  private readonly crossChecks: CrossCheck[];

  /** @param sink is told of each reading once nothing can change its findings any more. */
  constructor(
    private readonly device: Device,
    private readonly catalogue: MetricCatalogue,
    private readonly sink: (judged: JudgedReading) => void,
  ) {
    const groups = new Map<string, Map<string, MetricDefinition>>();
    for (const { metric: id, cadenceSeconds } of device.channels) {
      const metric = catalogue.find(id);
      if (metric === undefined) continue;
      const rules = seriesRulesOf(metric, cadenceSeconds, device.ratings);
      this.channels.set(id, { metric, rules, state: createSeriesState(), hasPending: false });
      // Only metrics of one row are compared with each other.
      const group = `${metric.measurement} ${cadenceSeconds}`;
      groups.set(group, (groups.get(group) ?? new Map<string, MetricDefinition>()).set(id, metric));
    }
    this.crossChecks = [...groups.values()].flatMap(crossChecksOf);
  }

  /**
   * Takes all readings of one moment, later than those before.
   *
   * @param nowMs when they arrive.
   * @returns how many were put in quarantine for being in the future, or refused.
   */
  take(timeMs: number, readings: readonly SenmlReading[], nowMs: number): number {
    let refused = 0;
    const values = new Map<string, number>();
    const arrivals = new Map<string, number>();
    for (const { metric: id, unit, value } of readings) {
      const channel = this.channels.get(id);
      if (channel === undefined) continue;
      const { metric } = channel;
      const verdict = judgeReading(this.catalogue, {
        ...{ metric, value, unit, timeMs, nowMs },
        ratings: this.device.ratings,
      });
      if (verdict.disposition === 'refuse' || verdict.disposition === 'quarantine') {
        refused++;
        continue;
      }
      const tested = verdict.flag === Quality.NotEvaluated ? 0 : Finding.Tested;
      const findings = findingsOf(verdict.reasons) | tested;
      arrivals.set(id, findings);
      if (!isRejected(findings)) values.set(id, verdict.value);
    }
    this.compare(values, arrivals);
    for (const [metric, findings] of arrivals) {
      const value = values.get(metric);
      if (value === undefined) this.sink({ metric, timeMs, findings });
      else this.judge(metric, timeMs, value, findings);
    }
    return refused;
  }

  /** No reading follows. */
  end(): void {
    for (const [metric, { state, hasPending }] of this.channels)
      if (hasPending) this.sink({ metric, timeMs: state.time, findings: state.findings });
  }

  private compare(values: ReadonlyMap<string, number>, arrivals: Map<string, number>): void {
    for (const check of this.crossChecks) {
      if (!check.isContradicted(check.metrics.map(({ id }) => values.get(id) ?? Number.NaN))) continue;
      for (const { id } of check.metrics) arrivals.set(id, (arrivals.get(id) ?? 0) | Finding.CrossCheck);
    }
  }

  private judge(metric: string, timeMs: number, value: number, arrival: number): void {
    const channel = this.channels.get(metric) as Channel;
    const { rules, state, hasPending } = channel;
    const before = state.time;
    judgeNext(rules, state, timeMs, value, arrival);
    if (hasPending) this.sink({ metric, timeMs: before, findings: state.previousFindings });
    channel.hasPending = true;
  }
}
