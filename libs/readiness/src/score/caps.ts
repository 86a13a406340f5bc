import type { PillarId } from '../method/pillar-definition.js';
import type { FiredGate } from './gates.js';

/** No pillar pulls the overall score below what 5 points would (HP-GSR 0.1 §7.2). */
export const SCORE_FLOOR = 5;

/** Highest overall score that the gates allow; `null` = any. */
export function overallCap(gates: readonly Pick<FiredGate, 'overallCap'>[]): number | null {
  return lowest(gates.map(gate => gate.overallCap));
}

/** Highest score of a pillar that the gates allow; `null` = any. */
export function pillarCap(gates: readonly Pick<FiredGate, 'pillarCaps'>[], pillar: PillarId): number | null {
  return lowest(gates.map(gate => gate.pillarCaps[pillar] ?? null));
}

function lowest(caps: readonly (number | null)[]): number | null {
  const known = caps.filter(cap => cap !== null);
  return known.length === 0 ? null : Math.min(...known);
}
