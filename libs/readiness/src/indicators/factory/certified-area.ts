import { findNumber } from '../../inputs/find-fact.js';
import { cumulativeFacts } from '../cumulative-facts.js';
import type { Formula } from '../measurement.js';

const CERTIFIED = 'rbf.certified_m2';
const REGISTERED = 'rbf.registered_m2';
const FLOOR_AREA = 'rbf.gfa_m2';

/** FC2: floor area of ready-built factories with a green certificate, registered area at half, ÷ all, %. */
export const certifiedArea: Formula = context => {
  const floor = findNumber(context, FLOOR_AREA);
  if (floor === null || floor.value <= 0) return null;
  const parts = [findNumber(context, CERTIFIED), findNumber(context, REGISTERED)].filter(
    fact => fact !== null,
  );
  const measurement = cumulativeFacts(parts, included => {
    const areaOf = (name: string): number => included.find(({ fact }) => fact.fact === name)?.value ?? 0;
    return Math.min(100, (100 * (areaOf(CERTIFIED) + areaOf(REGISTERED) / 2)) / floor.value);
  });
  return measurement === null ? null : { ...measurement, facts: [...measurement.facts, FLOOR_AREA] };
};
