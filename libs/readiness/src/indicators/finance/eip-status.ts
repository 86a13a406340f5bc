import { interpolate } from '../../curve/interpolate.js';
import { findNumber } from '../../inputs/find-fact.js';
import { cumulativeFacts } from '../cumulative-facts.js';
import type { Formula } from '../measurement.js';

const STATUS = 'eip.status_level';
const FIRMS = 'eip.certified_firms_pct';

/** 0 none, 1 applied, 2 certified eco-industrial park (Decree 35/2022). */
const STATUS_CURVE = [
  [0, 0],
  [1, 40],
  [2, 100],
] as const;
/** Share of firms above 250 staff with ISO 14001 or 50001; 40 % is the EIP benchmark (unverified). */
const FIRMS_CURVE = [
  [0, 0],
  [40, 70],
  [80, 100],
] as const;

/** GF5: 60 % status as eco-industrial park, 40 % certified firms, in points. A part not on record counts 0. */
export const eipStatus: Formula = context =>
  cumulativeFacts(
    [findNumber(context, STATUS), findNumber(context, FIRMS)].filter(fact => fact !== null),
    included => {
      const valueOf = (name: string): number => included.find(({ fact }) => fact.fact === name)?.value ?? 0;
      return (
        0.6 * interpolate(STATUS_CURVE, Math.floor(valueOf(STATUS))) +
        0.4 * interpolate(FIRMS_CURVE, valueOf(FIRMS))
      );
    },
  );
