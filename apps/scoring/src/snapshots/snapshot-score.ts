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
    pillars: score.pillars.map(pillar => ({
      id: pillar.id,
      value: pillar.value,
      uncapped: pillar.uncapped,
      weight: pillar.weight,
      keptWeight: pillar.keptWeight,
      cap: pillar.cap,
      confidence: pillar.confidence,
    })),
    indicators: score.indicators.map(indicator => ({
      id: indicator.id,
      pillar: indicator.pillar,
      state: indicator.state,
      value: indicator.value,
      unit: indicator.unit,
      score: indicator.score,
      weight: indicator.weight,
      evidence: indicator.evidence,
      milestone: indicator.milestone,
      completeness: indicator.completeness,
      qcPass: indicator.qcPass,
      age: indicator.age,
      confidence: indicator.confidence,
      window: indicator.window && {
        from: indicator.window.from,
        to: indicator.window.to,
        days: indicator.window.days,
      },
      formula: indicator.formula,
      facts: indicator.facts,
      tags: indicator.tags,
    })),
    gates: score.gates.map(({ gate, event, document, overallCap, pillarCaps }) => ({
      gate,
      event,
      document,
      overallCap,
      pillarCaps,
    })),
    weakest: score.weakest.map(({ indicator, gain }) => ({ indicator, gain })),
    revision,
    inputsHash,
  };
}
