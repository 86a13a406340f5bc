import { MIN_INDICATORS, MIN_KEPT_WEIGHT, ROUNDING } from '../score/aggregate-pillar.js';
import { SCORE_FLOOR } from '../score/caps.js';
import { CellState, type CompiledZones } from './compile-zones.js';

/** One set of choices under which zones are scored. */
export interface ScoringChoices {
  weights: Float64Array;
  geometric: boolean;
  /** Points of each anchor. */
  anchors: Float64Array;
  /** Points of each missing cell; `null` = as the method treats them. */
  missing: Float64Array | null;
  minMax: boolean;
}

/** Scores of all zones under one set of choices: the rules of the method on values that are measured already. */
export function scoreDraw(compiled: CompiledZones, choices: ScoringChoices, scores: Float64Array): void {
  const { pillars, cellStart, overallCap } = compiled;
  const sums = createSums(pillars.length);
  for (let zone = 0; zone < scores.length; zone++) {
    addCells(compiled, choices, sums, cellStart[zone] as number, cellStart[zone + 1] as number);
    const score = joinPillars(compiled, choices, sums, zone);
    scores[zone] = Math.min(score, overallCap[zone] as number);
  }
}

interface PillarSums {
  all: Float64Array;
  kept: Float64Array;
  points: Float64Array;
  count: Int32Array;
}

function createSums(pillars: number): PillarSums {
  return {
    all: new Float64Array(pillars),
    kept: new Float64Array(pillars),
    points: new Float64Array(pillars),
    count: new Int32Array(pillars),
  };
}

function addCells(
  compiled: CompiledZones,
  choices: ScoringChoices,
  { all, kept, points, count }: PillarSums,
  from: number,
  to: number,
): void {
  for (const sum of [all, kept, points, count]) sum.fill(0);
  for (let cell = from; cell < to; cell++) {
    const pillar = compiled.pillarOf[cell] as number;
    const weight = compiled.weight[cell] as number;
    all[pillar] = (all[pillar] as number) + weight;
    const score = scoreCell(compiled, choices, cell);
    if (score < 0) continue;
    kept[pillar] = (kept[pillar] as number) + weight;
    points[pillar] = (points[pillar] as number) + weight * score;
    count[pillar] = (count[pillar] as number) + 1;
  }
}

/** Points of a cell; negative when it is left out. */
function scoreCell(compiled: CompiledZones, choices: ScoringChoices, cell: number): number {
  const state = compiled.state[cell];
  if (state !== CellState.Scored) {
    if (choices.missing !== null) return choices.missing[compiled.missingAt[cell] as number] as number;
    return state === CellState.MissingZero ? 0 : -1;
  }
  let points: number;
  if (choices.minMax) {
    points = compiled.minMax[cell] as number;
  } else {
    const low = choices.anchors[compiled.below[cell] as number] as number;
    const high = choices.anchors[compiled.above[cell] as number] as number;
    points = low + (compiled.between[cell] as number) * (high - low);
  }
  const allowed = Math.min(points - (compiled.deduction[cell] as number), compiled.cap[cell] as number);
  return Math.max(0, allowed) * (compiled.factor[cell] as number);
}

function joinPillars(
  { pillars, pillarCap }: CompiledZones,
  { weights, geometric }: ScoringChoices,
  { all, kept, points, count }: PillarSums,
  zone: number,
): number {
  let shown = 0;
  let sum = 0;
  for (let pillar = 0; pillar < pillars.length; pillar++) {
    const weight = weights[pillar] as number;
    const keptWeight = kept[pillar] as number;
    const isShown =
      keptWeight >= (MIN_KEPT_WEIGHT - ROUNDING) * (all[pillar] as number) &&
      (count[pillar] as number) >= MIN_INDICATORS;
    if (!isShown || weight === 0) continue;
    const mean = (points[pillar] as number) / keptWeight;
    const value = Math.min(mean, 100, pillarCap[zone * pillars.length + pillar] as number);
    shown += weight;
    sum += weight * (geometric ? Math.log(Math.max(value, SCORE_FLOOR)) : value);
  }
  if (shown === 0) return 0;
  return Math.min(100, geometric ? Math.exp(sum / shown) : sum / shown);
}
