import type { Score, SnapshotScore } from '#libs/contracts';
import type { ZoneScore } from '#libs/readiness';

/** What of a score goes into a snapshot can be computed again from its inputs, but for its number. */
export type Revised = Pick<Score, 'revision' | 'inputsHash'>;

/**
 * A zone's score as a snapshot has it. Computing it again from the same inputs gives the same bits.
 *
 * @param standing `published` for a finished month; what knows too little stays `insufficient`.
 */
export function snapshotScore(
  score: ZoneScore | Score,
  { revision, inputsHash }: Revised,
  standing: 'published' | 'provisional',
): SnapshotScore {
  return {
    zone: score.zone,
    value: score.value,
    low: score.low,
    high: score.high,
    confidence: score.confidence,
    confidenceBand: score.confidenceBand,
    grade: score.grade,
    status: score.status === 'insufficient' ? 'insufficient' : standing,
    arithmetic: score.arithmetic,
    tags: score.tags,
    simulated: score.simulated,
    pillars: score.pillars,
    indicators: score.indicators.map(
      ({ inputs: _inputs, diagnostics: _diagnostics, ...indicator }) => indicator,
    ),
    gates: score.gates,
    weakest: score.weakest,
    revision,
    inputsHash,
  };
}
