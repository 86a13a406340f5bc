import { findNumber } from '../../inputs/find-fact.js';
import { type Formula, fromFacts } from '../measurement.js';

/** GE6: verified green area ÷ area of the zone, %. */
export const greenCover: Formula = context => {
  const green = findNumber(context, 'land.green_ha');
  const { areaHa } = context.inputs.zone;
  if (green === null || areaHa === null || areaHa <= 0) return null;
  return fromFacts(Math.min(100, (100 * green.value) / areaHa), [green], green.evidence);
};
