import type { Device } from '#libs/contracts';
import {
  type CrossCheck,
  createSeriesState,
  deviceQualityOf,
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
} from '#libs/telemetry';

/** What quality control makes of one reading. */
export interface JudgedReading {
  readonly metric: string;
  /** As the device says, Unix ms. */
  readonly timeMs: number;
  /** Bits of `Finding`. */
  readonly findings: number;
}

/** A metric that is judged beside its neighbours. */
interface Track {
  readonly rules: SeriesRules;
  readonly state: SeriesState;
  hasPending: boolean;
}

/**
 * Judges the readings of one device in the order of their times, with the rules of ingest. Ingest ends with the same
 * flags whatever the order of arrival: that is a property of its own tests.
 */
export class DeviceJudge {
  private readonly metrics = new Map<string, MetricDefinition>();
  private readonly tracks = new Map<string, Track>();
  private readonly crossChecks: readonly CrossCheck[];

  /** @param sink is told of each reading once nothing can change its findings any more. */
  constructor(
    private readonly device: Device,
    private readonly catalogue: MetricCatalogue,
    private readonly sink: (judged: JudgedReading) => void,
  ) {
    const channels = device.channels.flatMap(({ metric: id, cadenceSeconds }) => {
      const metric = catalogue.find(id);
      return metric === undefined ? [] : [{ metric, cadenceSeconds }];
    });
    for (const { metric } of channels) this.metrics.set(metric.id, metric);
    const { series, crossChecks } = deviceQualityOf(channels, device.ratings);
    for (const [id, rules] of series)
      this.tracks.set(id, { rules, state: createSeriesState(), hasPending: false });
    this.crossChecks = [...crossChecks.values()].flat();
  }

  /**
   * Takes all readings of one moment, later than those before.
   *
   * @param nowMs when they arrive.
   */
  take(timeMs: number, readings: readonly SenmlReading[], nowMs: number): void {
    const values = new Map<string, number>();
    const arrivals = new Map<string, number>();
    for (const { metric: id, unit, value } of readings) {
      const metric = this.metrics.get(id);
      if (metric === undefined) continue;
      const verdict = judgeReading(this.catalogue, {
        ...{ metric, value, unit, timeMs, nowMs },
        ratings: this.device.ratings,
      });
      // Kept as a dead letter: it gets no flag.
      if (verdict.disposition === 'refuse' || verdict.disposition === 'quarantine') continue;
      const tested = verdict.flag === Quality.NotEvaluated ? 0 : Finding.Tested;
      const findings = findingsOf(verdict.reasons) | tested;
      arrivals.set(id, findings);
      if (!isRejected(findings)) values.set(id, verdict.value);
    }
    this.compare(values, arrivals);
    for (const [metric, findings] of arrivals) {
      const value = values.get(metric);
      const track = this.tracks.get(metric);
      if (value === undefined || track === undefined) this.sink({ metric, timeMs, findings });
      else this.judge(track, { metric, timeMs, findings }, value);
    }
  }

  /** No reading follows. */
  end(): void {
    for (const [metric, { state, hasPending }] of this.tracks)
      if (hasPending) this.sink({ metric, timeMs: state.time, findings: state.findings });
  }

  private compare(values: ReadonlyMap<string, number>, arrivals: Map<string, number>): void {
    for (const check of this.crossChecks) {
      if (!check.isContradicted(check.metrics.map(({ id }) => values.get(id) ?? Number.NaN))) continue;
      for (const { id } of check.metrics) arrivals.set(id, (arrivals.get(id) ?? 0) | Finding.CrossCheck);
    }
  }

  private judge(track: Track, { metric, timeMs, findings }: JudgedReading, value: number): void {
    const { rules, state, hasPending } = track;
    const before = state.time;
    judgeNext(rules, state, timeMs, value, findings);
    if (hasPending) this.sink({ metric, timeMs: before, findings: state.previousFindings });
    track.hasPending = true;
  }
}
