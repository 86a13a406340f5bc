import { EVIDENCE_CAP } from '../evidence/evidence.js';
import { interpolate } from '../curve/interpolate.js';
import type { IndicatorDefinition } from '../method/indicator-definition.js';
import type { Method } from '../method/method.js';
import { overallCap, pillarCap } from '../score/caps.js';
import { MILESTONE_FACTOR } from '../score/milestone.js';
import type { IndicatorResult } from '../score/score-indicator.js';
import type { ZoneScore } from '../score/score-zone.js';

/** What is needed of a zone's score to score it again under other choices. */
export type AssessedScore = Pick<ZoneScore, 'zone' | 'track' | 'value' | 'gates'> & {
  indicators: readonly AssessedIndicator[];
  pillars: readonly Pick<ZoneScore['pillars'][number], 'id' | 'value'>[];
};
type AssessedIndicator = Pick<
  IndicatorResult,
  'id' | 'pillar' | 'state' | 'value' | 'score' | 'weight' | 'evidence' | 'milestone'
>;

/** How an indicator of a zone enters its pillar. */
export const CellState = { Scored: 0, MissingZero: 1, Dropped: 2 } as const;

/**
 * The measured values of some zones, laid out so that scoring them under other choices is only
 * arithmetic: one cell per zone and indicator, a zone's cells in the order of its indicators.
 */
export interface CompiledZones {
  zones: string[];
  pillars: readonly Method['pillars'][number][];
  /** Score of each anchor of each indicator, an indicator's anchors by value. */
  anchorScores: Float64Array;
  /** First anchor of each indicator, and the end of the last. */
  anchorStart: Int32Array;
  /** Whether an indicator's score rises with its value. */
  rising: Uint8Array;
  /** First cell of each zone, and the end of the last. */
  cellStart: Int32Array;
  state: Uint8Array;
  pillarOf: Uint8Array;
  weight: Float64Array;
  /** Anchors around the value, and how far it lies between them. */
  below: Int32Array;
  above: Int32Array;
  between: Float64Array;
  /** Points the indicator's own rule takes off. */
  deduction: Float64Array;
  /** Highest score its evidence allows. */
  cap: Float64Array;
  /** What the project's stage leaves of a design value. */
  factor: Float64Array;
  /** Score by the least and greatest value among the zones in place of the curve. */
  minMax: Float64Array;
  /** Place of a missing cell among the missing ones, −1 of the others. */
  missingAt: Int32Array;
  missingCells: number;
  /** Zone × pillar; infinite without a gate. */
  pillarCap: Float64Array;
  overallCap: Float64Array;
}

/** Lays out zones, which must be in a fixed order, of one track. */
export function compileZones(method: Method, scores: readonly AssessedScore[]): CompiledZones {
  const definitions = new Map(
    method.indicators.map((definition, index) => [definition.id, { definition, index }]),
  );
  const pillarAt = new Map(method.pillars.map(({ id }, index) => [id, index]));
  const curves = method.indicators.map(({ curve }) => [...curve].sort((a, b) => a[0] - b[0]));
  const anchorStart = Int32Array.from([0, ...runningSum(curves.map(curve => curve.length))]);
  const ranges = valueRanges(method.indicators, scores);
  const rows = scores.map(({ indicators }) => [...indicators].sort((a, b) => (a.id < b.id ? -1 : 1)));
  const cells = rows.flat();
  const compiled: CompiledZones = {
    zones: scores.map(score => score.zone),
    pillars: method.pillars,
    anchorScores: Float64Array.from(curves.flat().map(anchor => anchor[1])),
    anchorStart,
    rising: Uint8Array.from(curves.map(isRising), Number),
    cellStart: Int32Array.from([0, ...runningSum(rows.map(row => row.length))]),
    state: new Uint8Array(cells.length),
    pillarOf: new Uint8Array(cells.length),
    weight: new Float64Array(cells.length),
    below: new Int32Array(cells.length),
    above: new Int32Array(cells.length),
    between: new Float64Array(cells.length),
    deduction: new Float64Array(cells.length),
    cap: new Float64Array(cells.length).fill(100),
    factor: new Float64Array(cells.length).fill(1),
    minMax: new Float64Array(cells.length),
    missingAt: new Int32Array(cells.length).fill(-1),
    missingCells: 0,
    ...capsOf(method, scores),
  };
  for (const [cell, result] of cells.entries()) {
    const known = definitions.get(result.id);
    if (known === undefined) throw new RangeError(`The method has no indicator ${result.id}.`);
    compiled.pillarOf[cell] = pillarAt.get(result.pillar) as number;
    compiled.weight[cell] = result.weight;
    if (result.state === 'scored' && result.value !== null && result.score !== null) {
      const { definition, index } = known;
      const range = ranges.get(result.id) as Range;
      fillScored(compiled, cell, { ...result, value: result.value, score: result.score }, definition, range);
      const place = placeOf(curves[index] as Anchor[], result.value, definition);
      compiled.below[cell] = (anchorStart[index] as number) + place.below;
      compiled.above[cell] = (anchorStart[index] as number) + place.above;
      compiled.between[cell] = place.between;
    } else {
      compiled.state[cell] = result.state === 'missing-zero' ? CellState.MissingZero : CellState.Dropped;
      compiled.missingAt[cell] = compiled.missingCells++;
    }
  }
  return compiled;
}

type Anchor = readonly [value: number, score: number];

interface Range {
  least: number;
  greatest: number;
}

function fillScored(
  compiled: CompiledZones,
  cell: number,
  result: AssessedIndicator & { value: number; score: number },
  definition: IndicatorDefinition,
  { least, greatest }: Range,
): void {
  const onCurve = interpolate(definition.curve, result.value, definition.scale);
  if (result.milestone === null) {
    const cap = (result.evidence === null ? null : EVIDENCE_CAP[result.evidence]) ?? 100;
    compiled.cap[cell] = cap;
    // A score below what curve and evidence allow was lowered by the indicator's own rule.
    compiled.deduction[cell] = result.score < Math.min(onCurve, cap) ? onCurve - result.score : 0;
  } else {
    compiled.factor[cell] = MILESTONE_FACTOR[result.milestone];
  }
  const share = (spaced(result.value, definition) - least) / (greatest - least);
  const rising = isRising([...definition.curve].sort((a, b) => a[0] - b[0]));
  // Where all zones have the same value, least and greatest tell nothing: the curve stays.
  compiled.minMax[cell] = greatest > least ? 100 * (rising ? share : 1 - share) : onCurve;
}

function placeOf(curve: readonly Anchor[], value: number, definition: IndicatorDefinition) {
  const last = curve.length - 1;
  if (value <= (curve[0] as Anchor)[0]) return { below: 0, above: 0, between: 0 };
  if (value >= (curve[last] as Anchor)[0]) return { below: last, above: last, between: 0 };
  const above = curve.findIndex(anchor => anchor[0] > value);
  const from = spaced((curve[above - 1] as Anchor)[0], definition);
  const to = spaced((curve[above] as Anchor)[0], definition);
  return { below: above - 1, above, between: (spaced(value, definition) - from) / (to - from) };
}

function spaced(value: number, { scale }: IndicatorDefinition): number {
  return scale === 'log10' ? Math.log10(value) : value;
}

function isRising(curve: readonly Anchor[]): boolean {
  return (curve[0] as Anchor)[1] <= (curve.at(-1) as Anchor)[1];
}

function valueRanges(definitions: readonly IndicatorDefinition[], scores: readonly AssessedScore[]) {
  const ranges = new Map<string, Range>();
  for (const definition of definitions) {
    const values = scores.flatMap(({ indicators }) => {
      const result = indicators.find(({ id }) => id === definition.id);
      return result?.state === 'scored' && result.value !== null ? spaced(result.value, definition) : [];
    });
    const finite = values.filter(Number.isFinite);
    ranges.set(definition.id, { least: Math.min(...finite), greatest: Math.max(...finite) });
  }
  return ranges;
}

function capsOf(method: Method, scores: readonly AssessedScore[]) {
  return {
    pillarCap: Float64Array.from(
      scores.flatMap(({ gates }) => method.pillars.map(({ id }) => pillarCap(gates, id) ?? Infinity)),
    ),
    overallCap: Float64Array.from(scores, ({ gates }) => overallCap(gates) ?? Infinity),
  };
}

function runningSum(counts: readonly number[]): number[] {
  let sum = 0;
  return counts.map(count => (sum += count));
}
