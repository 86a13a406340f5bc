import type { CompiledZones } from './compile-zones.js';
import { Random } from './random.js';

/** What a scoring method decides and could have decided otherwise (HP-GSR 0.1 §7.5). */
export const CHOICES = ['weights', 'aggregator', 'anchors', 'missing', 'normalisation'] as const;
export type Choice = (typeof CHOICES)[number];

/** Every choice, drawn anew for each draw. */
export interface DrawnChoices {
  draws: number;
  /** Draw × pillar, each draw adding up to 1. */
  weights: Float64Array;
  /** Whether pillars are joined by the geometric mean, else the arithmetic one. */
  geometric: Uint8Array;
  /** Draw × anchor: the anchor's points. */
  anchors: Float64Array;
  /** Draw × missing cell: the points assumed for it. */
  missing: Float64Array;
  /** Whether values are scored between the least and the greatest among the zones, not on the curve. */
  minMax: Uint8Array;
}

/** Concentration of the Dirichlet distribution: the larger, the nearer the drawn weights to the nominal. */
const CONCENTRATION = 100;
const ANCHOR_SPREAD = 0.1;
const MISSING_UP_TO = 60;

/**
 * Draws every choice: weights ~ Dirichlet(100·W), aggregator and normalisation even, the points of each
 * anchor × U(0.9, 1.1), at most 100 and kept in the curve's direction, missing values ~ U(0, 60). Each
 * choice has a sequence of its own, so that one does not change with another.
 */
export function drawChoices(compiled: CompiledZones, seed: number, draws: number): DrawnChoices {
  const [weights, aggregator, anchors, missing, normalisation] = CHOICES.map((_, stream) =>
    Random.of(seed, stream),
  ) as [Random, Random, Random, Random, Random];
  return {
    draws,
    weights: drawWeights(compiled, weights, draws),
    geometric: Uint8Array.from({ length: draws }, () => (aggregator.uniform() < 0.5 ? 1 : 0)),
    anchors: drawAnchors(compiled, anchors, draws),
    missing: Float64Array.from(
      { length: draws * compiled.missingCells },
      () => MISSING_UP_TO * missing.uniform(),
    ),
    minMax: Uint8Array.from({ length: draws }, () => (normalisation.uniform() < 0.5 ? 1 : 0)),
  };
}

function drawWeights({ pillars }: CompiledZones, random: Random, draws: number): Float64Array {
  const total = pillars.reduce((sum, pillar) => sum + pillar.weight, 0);
  const weights = new Float64Array(draws * pillars.length);
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (const [index, pillar] of pillars.entries()) {
      const share = random.gamma((CONCENTRATION * pillar.weight) / total);
      weights[draw * pillars.length + index] = share;
      sum += share;
    }
    for (let index = 0; index < pillars.length; index++) {
      weights[draw * pillars.length + index] = (weights[draw * pillars.length + index] as number) / sum;
    }
  }
  return weights;
}

function drawAnchors(compiled: CompiledZones, random: Random, draws: number): Float64Array {
  const { anchorScores, anchorStart, rising } = compiled;
  const count = anchorScores.length;
  const anchors = new Float64Array(draws * count);
  for (let draw = 0; draw < draws; draw++) {
    for (let anchor = 0; anchor < count; anchor++) {
      const factor = 1 - ANCHOR_SPREAD + 2 * ANCHOR_SPREAD * random.uniform();
      anchors[draw * count + anchor] = Math.min(100, (anchorScores[anchor] as number) * factor);
    }
    for (let indicator = 0; indicator < rising.length; indicator++) {
      const from = draw * count + (anchorStart[indicator] as number);
      const to = draw * count + (anchorStart[indicator + 1] as number);
      const points = anchors.subarray(from, to).sort();
      if (rising[indicator] === 0) points.reverse();
    }
  }
  return anchors;
}
