import type { ZoneInputs } from '../inputs/zone-inputs.js';
import type { Method } from '../method/method.js';
import type { PillarId } from '../method/pillar-definition.js';
import type { IndicatorResult } from '../score/score-indicator.js';
import { scoreZone, type ZoneScore } from '../score/score-zone.js';
import { applyChanges, type Supposed } from './apply-changes.js';
import { assumeValue } from './assume-value.js';
import type { Change, ChangeFault } from './change.js';

/** Tag of whatever rests on something supposed. */
const ASSUMED = 'assumed';

type Side = Pick<IndicatorResult, 'state' | 'value' | 'score' | 'evidence' | 'confidence' | 'tags'>;

/** A zone's score as it is, and as it would be. */
export interface WhatIf {
  before: ZoneScore;
  after: ZoneScore;
  pillars: { id: PillarId; before: number | null; after: number | null }[];
  /** Indicators that differ. */
  indicators: { id: string; pillar: PillarId; before: Side; after: Side }[];
}

export type WhatIfOutcome =
  | { ok: true; value: WhatIf }
  /** `change`: index of the first change that cannot be. */
  | { ok: false; error: { change: number; fault: ChangeFault } };

/**
 * Scores a zone as if some things were otherwise. Changes are made one after the other; no change gives
 * the same bits. What rests on a change is tagged `assumed` and never counts as better proved than before.
 *
 * @param before the score of the inputs, where it is known already.
 */
export function whatIf(
  method: Method,
  inputs: ZoneInputs,
  changes: readonly Change[],
  before: ZoneScore = scoreZone(method, inputs),
): WhatIfOutcome {
  const applied = applyChanges(method, inputs, changes);
  if (!applied.ok) return applied;
  const supposed = applied.value;
  const score = scoreZone(method, supposed.inputs, result => suppose(method, supposed, result));
  const after = changes.length === 0 ? score : { ...score, tags: withTag(score.tags) };
  return {
    ok: true,
    value: {
      before,
      after,
      pillars: after.pillars.map(({ id, value }) => ({
        id,
        before: before.pillars.find(pillar => pillar.id === id)?.value ?? null,
        after: value,
      })),
      indicators: after.indicators.flatMap(result => {
        const old = before.indicators.find(({ id }) => id === result.id);
        if (old === undefined || !differs(old, result)) return [];
        return [{ id: result.id, pillar: result.pillar, before: sideOf(old), after: sideOf(result) }];
      }),
    },
  };
}

function suppose(method: Method, supposed: Supposed, result: IndicatorResult): IndicatorResult {
  const definition = method.indicators.find(({ id }) => id === result.id);
  const value = supposed.values.get(result.id);
  if (definition !== undefined && value !== undefined) {
    const assumed = assumeValue(definition, result, value);
    return { ...assumed, tags: withTag(assumed.tags) };
  }
  const touched =
    result.facts.some(fact => supposed.facts.has(fact)) ||
    (definition?.inputs.some(({ metric }) => supposed.metrics.has(metric)) ?? false);
  return touched ? { ...result, tags: withTag(result.tags) } : result;
}

function withTag(tags: readonly string[]): string[] {
  return [...new Set([...tags, ASSUMED])].sort();
}

function sideOf({ state, value, score, evidence, confidence, tags }: IndicatorResult): Side {
  return { state, value, score, evidence, confidence, tags };
}

function differs(a: IndicatorResult, b: IndicatorResult): boolean {
  return (
    a.state !== b.state ||
    a.evidence !== b.evidence ||
    isOther(a.value, b.value) ||
    isOther(a.score, b.score) ||
    isOther(a.confidence, b.confidence)
  );
}

/** A sum taken in parts may end on another last bit; that is no difference. */
function isOther(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a !== b;
  return Math.abs(a - b) > 1e-9 * Math.max(1, Math.abs(a));
}
