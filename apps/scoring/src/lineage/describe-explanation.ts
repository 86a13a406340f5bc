import type { Indicator, IndicatorExplanation, Pillar, Score } from '#libs/contracts';
import type { IndicatorExplanation as Explained } from '#libs/readiness';
import type { MethodRows } from '../inputs/inputs.ports.js';

/**
 * An explanation with the words of the registry's rows beside the numbers that were stored with the
 * score. Numbers never come from the registry: it may have moved on since.
 */
export function describeExplanation(
  explained: Explained,
  score: Score,
  rows: Pick<MethodRows, 'indicators' | 'pillars'>,
): IndicatorExplanation {
  const { result, definition, pillar, contribution } = explained;
  const row = rowOf<Indicator>(rows.indicators, definition.id, score);
  const pillarRow = rowOf<Pillar>(rows.pillars, pillar.id, score);
  const { zone, track, method, asOf, revision, computedAt, reason, inputsHash, simulated, value } = score;
  return {
    score: {
      ...{ zone, track, method, asOf, revision, computedAt, reason, inputsHash, simulated, value },
      beforeGates: explained.beforeGates,
    },
    definition: {
      ...pickDefinition(definition),
      nameVi: row?.nameVi ?? definition.id,
      nameEn: row?.nameEn ?? definition.id,
      basis: definition.basis.map(({ tag, certainty }, i) => {
        const said = row?.basis[i];
        const text = said?.tag === tag && said.certainty === certainty ? said.text : tag;
        return { tag, certainty, text };
      }),
    },
    formula: {
      name: result.formula,
      version: explained.formulaVersion,
      textVi: row?.formulaVi ?? '',
      textEn: row?.formulaEn ?? '',
    },
    result,
    steps: explained.steps,
    evidenceFactor: explained.evidenceFactor,
    pillar: {
      id: pillar.id,
      nameVi: pillarRow?.nameVi ?? pillar.id,
      nameEn: pillarRow?.nameEn ?? pillar.id,
      weight: pillar.weight,
      weightOfAll: score.pillars.reduce((sum, one) => sum + one.weight, 0),
      value: pillar.value,
      uncapped: pillar.uncapped,
      cap: pillar.cap,
    },
    contribution: {
      pillarShare: contribution.pillarShare,
      pillarPoints: contribution.pillarPoints,
      points: contribution.points,
      gain: explained.gain,
    },
    series: explained.series,
    delivery: explained.delivery,
    facts: explained.facts,
    absentFacts: explained.absentFacts,
    limits: explained.limits,
    appliedLimits: explained.appliedLimits,
    limitHours: explained.limitHours,
  };
}

function pickDefinition(definition: Explained['definition']) {
  const { id, pillar, unit, window, weight, mandatory, design, scale, curve, inputs, facts } = definition;
  return {
    ...{ id, pillar, unit, window, weight, mandatory, design, scale },
    curve: curve.map(([value, points]): [number, number] => [value, points]),
    inputs: [...inputs],
    facts: [...facts],
  };
}

/** The newest row of a name in the score's version of the method. */
function rowOf<Row extends { id: string; method: string; effectiveFrom: string }>(
  rows: readonly Row[],
  id: string,
  { method }: Pick<Score, 'method'>,
): Row | undefined {
  return rows
    .filter(row => row.id === id && row.method === method)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
    .at(-1);
}
