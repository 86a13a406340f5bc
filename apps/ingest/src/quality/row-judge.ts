import {
  createSeriesState,
  Finding,
  flagOf,
  isSettled,
  judgeNext,
  type MetricDefinition,
  Quality,
  type SeriesGroup,
  type SeriesRules,
  type SeriesState,
  storedFindings,
} from '#libs/telemetry';
import type { KnownDevice } from '../identity/directory.js';
import type { Amendment } from './amendment.js';
import type { SeriesRow } from './quality.ports.js';
import { arrivalOf } from './stored-row.js';

/** One metric on its way through the rows. */
interface Track {
  readonly metric: MetricDefinition;
  readonly rules: SeriesRules | undefined;
  readonly state: SeriesState;
  /** The last row, whose findings are final only when the next one is judged. */
  pending: SeriesRow | undefined;
  /** First reading since the last {@link RowJudge.mark}, Unix ms, and how many there were. */
  since: number;
  count: number;
}

/** What a stored value was judged to be, beside what is stored of it. */
export interface JudgedValue {
  readonly found: Amendment;
  /** `why`: the flag stays, and only the reasons are others. */
  readonly change: 'flag' | 'none' | 'why';
  /** Whether a flag is stored. */
  readonly isFlagged: boolean;
}

/** Judges stored rows of one group of metrics anew, in time order. */
export class RowJudge {
  private readonly tracks: Track[];

  /** @param sink is told of every value that was judged while `isCompared`. */
  constructor(
    private readonly known: KnownDevice,
    private readonly group: SeriesGroup,
    private readonly sink: (judged: JudgedValue) => void,
  ) {
    this.tracks = group.metrics.map(metric => ({
      metric,
      rules: known.quality.series.get(metric.id),
      state: createSeriesState(),
      pending: undefined,
      since: Number.NaN,
      count: 0,
    }));
  }

  /** Judges a row, which ends the judging of each metric's row before. */
  take(row: SeriesRow, isCompared: boolean): void {
    const contradicted = this.contradictedIn(row);
    for (const track of this.tracks) {
      const { metric, rules, state } = track;
      const value = row.values[metric.field];
      if (value === undefined) continue;
      let arrival = arrivalOf(metric, row, this.known.ratings);
      if (contradicted?.includes(metric.id)) arrival |= Finding.CrossCheck | Finding.Tested;
      if (rules === undefined) {
        if (isCompared) this.tell(row, metric, value, arrival);
        continue;
      }
      judgeNext(rules, state, row.timeMs, value, arrival);
      if (isCompared) this.settlePending(track, state.previousFindings);
      track.pending = row;
      if (track.count++ === 0) track.since = row.timeMs;
    }
  }

  /** No row follows: the last ones are final too. */
  end(): void {
    for (const track of this.tracks) this.settlePending(track, track.state.findings);
  }

  /** From here on it counts whether {@link isSettled}. */
  mark(): void {
    for (const track of this.tracks) track.count = 0;
  }

  /** Whether nothing before the mark matters any more. */
  isSettled(): boolean {
    return this.tracks.every(
      ({ rules, state, since, count }) => rules === undefined || isSettled(rules, state, since, count),
    );
  }

  private settlePending({ metric, pending }: Track, findings: number): void {
    const value = pending?.values[metric.field];
    if (pending !== undefined && value !== undefined) this.tell(pending, metric, value, findings);
  }

  private tell(row: SeriesRow, metric: MetricDefinition, value: number, findings: number): void {
    const { [`${metric.field}_qc`]: flag, [`${metric.field}_why`]: why = 0 } = row.values;
    const isSameFlag = (flag ?? Quality.Pass) === flagOf(findings);
    const change = isSameFlag ? (why === storedFindings(findings) ? 'none' : 'why') : 'flag';
    this.sink({
      found: { metric, timeMs: row.timeMs, value, findings },
      change,
      isFlagged: flag !== undefined,
    });
  }

  private contradictedIn({ values }: SeriesRow): string[] | undefined {
    let found: string[] | undefined;
    for (const check of this.group.crossChecks) {
      const { metrics } = check;
      if (!check.isContradicted(metrics.map(({ field }) => values[field] ?? Number.NaN))) continue;
      found = [...(found ?? []), ...metrics.map(({ id }) => id)];
    }
    return found;
  }
}
