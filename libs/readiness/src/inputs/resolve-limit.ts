import { effluentMaximum, type EffluentScaling, effluentScaling } from './effluent-limit.js';
import { type FactContext, findFact, findNumber } from './find-fact.js';
import type { LimitInput, ZoneInputs } from './zone-inputs.js';

/** Stricter of the two classes of receiving water; used while a zone's own is not known. */
const STRICTER_CLASS = 'A';
/** Kq of a river up to 200 m³/s, used while a zone's own is not known. */
const DEFAULT_RECEIVING_FACTOR = 1;
/** Kf = 1, used while a zone's discharge is not known. */
const DEFAULT_DISCHARGE_M3_DAY = 5_000;

export const LimitTag = {
  /** The rule in force has no numbers yet; the one before it is used. */
  Superseded: 'limit-basis-superseded',
  /** A newer rule is in force whose numbers are not known; the older still holds for existing plants. */
  Transitional: 'limit-basis-transitional',
  /** The class of receiving water is not on record; the stricter is assumed. */
  ClassAssumed: 'limit-class-assumed',
} as const;

/** A limit that a value can be compared with. */
export interface ResolvedLimit {
  min: number | null;
  max: number | null;
  basis: string;
  /** Class of the rule that it is, e.g. `A` of effluent; `null` for rules without classes, and for a permit. */
  class: string | null;
  tags: string[];
  /** How the maximum came from the concentration of the class; `null` where the rule's number is the limit itself. */
  scaling: EffluentScaling | null;
}

/** Where a limit is looked for: a zone at a moment. */
export interface LimitContext extends FactContext {
  inputs: FactContext['inputs'] &
    Pick<ZoneInputs, 'limits'> & { zone: Pick<ZoneInputs['zone'], 'code' | 'status'> };
}

/** What is asked: which metric, averaged how, on which local day. */
export interface LimitQuery {
  metric: string;
  /** ISO 8601 duration. */
  averaging: string;
  /** `YYYY-MM-DD`. */
  date: string;
  /** Part of the rule's class, e.g. `ordinary-day` for noise. */
  class?: string;
}

/**
 * The limit that holds on a day: the zone's permit first, then the regulation in force, and where its
 * numbers are not known the newest one that has numbers, tagged (HP-GSR 0.1 §3). `null` when no number
 * is known at all.
 */
export function resolveLimit(context: LimitContext, query: LimitQuery): ResolvedLimit | null {
  const { inputs } = context;
  const rows = inputs.limits.filter(
    limit =>
      limit.metric === query.metric &&
      limit.averaging === query.averaging &&
      limit.effectiveFrom <= query.date,
  );
  const permit = newest(
    rows.filter(row => row.zone === inputs.zone.code && holds(row, query.date) && isKnown(row)),
  );
  if (permit !== null)
    return { min: permit.min, max: permit.max, basis: permit.basis, class: null, tags: [], scaling: null };

  const { wanted, assumed } = classOf(context, query);
  const general = rows.filter(row => row.zone === '*');
  const known = general.filter(row => isKnown(row) && (row.class === undefined || row.class === wanted));
  const chosen = newest(known.filter(row => holds(row, query.date))) ?? newest(known);
  if (chosen === null) return null;

  const tags: string[] = [];
  if (!holds(chosen, query.date)) tags.push(LimitTag.Superseded);
  else if (general.some(row => !isKnown(row) && holds(row, query.date))) tags.push(LimitTag.Transitional);
  if (assumed && chosen.class !== undefined) tags.push(LimitTag.ClassAssumed);
  const scaling = scalingOf(context, query.metric, chosen.max);
  return {
    min: chosen.min,
    max: scaling === null ? chosen.max : effluentMaximum(scaling),
    basis: chosen.basis,
    class: chosen.class ?? null,
    tags,
    scaling,
  };
}

function scalingOf(
  context: LimitContext,
  metric: string,
  concentration: number | null,
): EffluentScaling | null {
  if (!metric.startsWith('ww.out.') || concentration === null) return null;
  const receiving = findNumber(context, 'permit.receiving_factor')?.value ?? DEFAULT_RECEIVING_FACTOR;
  const discharge = findNumber(context, 'permit.discharge_m3_day')?.value ?? DEFAULT_DISCHARGE_M3_DAY;
  return effluentScaling(metric, concentration, receiving, discharge);
}

function classOf(context: LimitContext, query: LimitQuery): { wanted: string; assumed: boolean } {
  if (query.class !== undefined) return { wanted: query.class, assumed: false };
  const recorded = findFact(context, 'permit.effluent_class')?.fact.value;
  return typeof recorded === 'string'
    ? { wanted: recorded, assumed: false }
    : { wanted: STRICTER_CLASS, assumed: true };
}

/** `effectiveTo` is the first day a limit no longer holds. */
function holds(limit: LimitInput, date: string): boolean {
  return limit.effectiveFrom <= date && (limit.effectiveTo === null || date < limit.effectiveTo);
}

function isKnown(limit: LimitInput): boolean {
  return limit.min !== null || limit.max !== null;
}

function newest(limits: readonly LimitInput[]): LimitInput | null {
  return limits.reduce<LimitInput | null>(
    (best, limit) => (best === null || limit.effectiveFrom >= best.effectiveFrom ? limit : best),
    null,
  );
}
