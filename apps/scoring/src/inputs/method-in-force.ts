import type { Indicator, Pillar } from '#libs/contracts';
import { localDateOf, type Method } from '#libs/readiness';
import type { MethodRows } from './inputs.ports.js';

/** A version of the method with everything the registry says of its rows. */
export interface MethodInForce {
  version: string;
  pillars: Pillar[];
  indicators: Indicator[];
}

/**
 * The method that holds at a moment: of each pillar and indicator the newest version whose effective
 * date has come.
 *
 * @throws RangeError when rows of different method versions would be mixed, or none is in force.
 */
export function methodInForce(
  { pillars, indicators }: Pick<MethodRows, 'indicators' | 'pillars'>,
  at: number,
): MethodInForce {
  const date = localDateOf(at);
  const method = { pillars: newest(pillars, date), indicators: newest(indicators, date) };
  const versions = new Set([...method.pillars, ...method.indicators].map(row => row.method));
  const [version] = versions;
  if (version === undefined || method.pillars.length === 0 || method.indicators.length === 0) {
    throw new RangeError(`No scoring method is in force on ${date}: seed pillars and indicators.`);
  }
  if (versions.size > 1) throw new RangeError(`Rows of several methods are in force on ${date}.`);
  return { version, ...method };
}

/** What the engine needs of it: a changed name or note must not look like a changed score. */
export function engineMethod({ version, pillars, indicators }: MethodInForce): Method {
  return {
    version,
    pillars: pillars.map(({ id, weight }) => ({ id, weight })),
    indicators: indicators.map(row => ({
      id: row.id,
      pillar: row.pillar,
      unit: row.unit,
      formula: row.formula,
      window: row.window,
      weight: row.weight,
      mandatory: row.mandatory,
      design: row.design,
      scale: row.scale,
      curve: row.curve,
      inputs: row.inputs,
      facts: row.facts,
      ...(row.parameters && { parameters: row.parameters }),
      basis: row.basis.map(({ tag, certainty }) => ({ tag, certainty })),
    })),
  };
}

function newest<Row extends { id: string; effectiveFrom: string }>(
  rows: readonly Row[],
  date: string,
): Row[] {
  const best = new Map<string, Row>();
  for (const row of rows) {
    if (row.effectiveFrom > date) continue;
    const known = best.get(row.id);
    if (known === undefined || known.effectiveFrom < row.effectiveFrom) best.set(row.id, row);
  }
  return [...best.values()];
}
