import { isWeaker } from '../../evidence/evidence.js';
import { coverageOf } from '../../inputs/coverage.js';
import { findNumber, type FoundFact } from '../../inputs/find-fact.js';
import { type Candidate, type Formula, fromTelemetry } from '../measurement.js';
import { spanOf, totalIncrease } from '../windows-of.js';

const MAIN = ['power-main'];

/**
 * GP1: (on-site renewable energy used + energy matched by direct purchase + retired certificates) ÷
 * consumption, %. Consumption = grid import + on-site energy used; on-site used = generated − exported.
 * Grid hydropower does not count. Annual facts count by the share of a year the window covers.
 *
 * Beside it, never scored, the emissions of the grid energy drawn, tonnes of CO₂: location-based, and
 * market-based without the energy purchased and certified. The factor is the newest official one of the
 * grid, t/MWh, and comes with the method.
 */
export const renewableShare: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'day');
  const imports = context.series('day', 'power.energy.import', MAIN);
  const exports = context.series('day', 'power.energy.export', MAIN);
  const solar = context.series('day', 'pv.energy');
  const imported = totalIncrease(imports, span);
  if (imported === null) return null;
  const generated = totalIncrease(solar, span) ?? 0;
  const onSite = Math.max(0, generated - (totalIncrease(exports, span) ?? 0));
  const consumed = imported + onSite;
  if (consumed <= 0) return null;

  const percentOf = (renewable: number): number => Math.min(100, (100 * renewable) / consumed);
  const coverage = coverageOf([...imports, ...solar], span);
  const measured = fromTelemetry(percentOf(onSite), span, coverage, {
    diagnostics: { consumedKwh: consumed, onSiteKwh: onSite, importedKwh: imported },
  });
  if (measured === null) return null;

  const purchases = definition.facts
    .map(name => findNumber(context, name))
    .filter((fact): fact is FoundFact => fact !== null && fact.value > 0)
    .sort((a, b) => (isWeaker(a.evidence, b.evidence) ? 1 : isWeaker(b.evidence, a.evidence) ? -1 : 0));
  const candidates: Candidate[] = [...measured.candidates];
  let renewable = onSite;
  let age = 1;
  for (const purchase of purchases) {
    renewable += (purchase.value * span.days) / 365;
    age = Math.min(age, purchase.age);
    const { evidence } = purchase;
    candidates.push({ ...(measured.candidates[0] as Candidate), value: percentOf(renewable), evidence, age });
  }
  const factor = definition.parameters?.['gridTonnesCo2PerMwh'];
  const diagnostics = {
    ...measured.diagnostics,
    ...(factor !== undefined && {
      locationTonnesCo2: (imported / 1_000) * factor,
      marketTonnesCo2: (Math.max(0, imported - (renewable - onSite)) / 1_000) * factor,
    }),
  };
  return { ...measured, candidates, diagnostics, facts: purchases.map(purchase => purchase.fact.fact) };
};
