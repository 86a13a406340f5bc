import { findFact } from '../../inputs/find-fact.js';
import { startOfLocalDate } from '../../inputs/local-date.js';
import { type Formula, fromFacts } from '../measurement.js';

const MONTH_MS = (365 / 12) * 86_400_000;

/** GF6: months since the last public environmental and input/output report; its date is the fact's `validFrom`. */
export const disclosureAge: Formula = (context, definition) => {
  const report = findFact(context, definition.facts[0] ?? '');
  if (report === null) return null;
  const months = (context.inputs.asOf - startOfLocalDate(report.fact.validFrom)) / MONTH_MS;
  return fromFacts(months, [report], report.evidence);
};
