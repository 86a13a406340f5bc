import { createHash } from 'node:crypto';
import type { Fact, IndicatorScore, Pillar, Score, WeightPreset, Zone } from '#libs/contracts';
import { answersNeeds, type PillarWeights } from '#libs/readiness';

/** Of a score what ranking and search need: everything but the inputs of its indicators. */
export interface EditionScore
  extends Omit<Score, 'indicators' | 'underReview' | 'weakest' | 'inputsHash' | 'reason'> {
  readonly indicators: readonly Omit<IndicatorScore, 'inputs' | 'formula' | 'qcPass'>[];
}

/** A zone in an edition. */
export interface EditionZone
  extends Pick<
    Zone,
    'code' | 'nameVi' | 'nameEn' | 'status' | 'areaHa' | 'district' | 'latitude' | 'longitude'
  > {
  /** `null` before the first. */
  readonly score: EditionScore | null;
  /** Those that may answer a need. */
  readonly facts: readonly Fact[];
}

/** What an edition says. */
export interface EditionContent {
  /** Newest hour that a score of it describes, Unix ms; 0 without any score. */
  readonly asOf: number;
  /** Version of the scoring method. */
  readonly method: string;
  readonly official: PillarWeights;
  readonly presets: readonly Pick<WeightPreset, 'id' | 'nameVi' | 'nameEn' | 'weights'>[];
  /** By code. */
  readonly zones: readonly EditionZone[];
}

/**
 * The state of all zones at one time, from which rankings and searches are answered. What is answered from one
 * edition can be answered again, for it never changes.
 */
export interface Edition extends EditionContent {
  /** Says all of the content: equal content, equal id. */
  readonly id: string;
  /** When the gateway first had it, Unix ms. */
  readonly takenAt: number;
}

/** Hexadecimal digits of an edition's id: 64 bits of its digest. */
const ID_LENGTH = 16;

/** What an edition is made of. */
export interface EditionParts {
  readonly method: { method: string; pillars: Pillar[]; presets: WeightPreset[] };
  readonly zones: readonly { zone: Zone; score: Score | null; facts: readonly Fact[] }[];
}

/** Puts an edition together; the same parts make the same one. */
export function toEdition({ method, zones }: EditionParts, takenAt: number): Edition {
  const content: EditionContent = {
    asOf: Math.max(0, ...zones.map(({ score }) => score?.asOf ?? 0)),
    method: method.method,
    official: Object.fromEntries(method.pillars.map(({ id, weight }) => [id, weight])) as PillarWeights,
    presets: method.presets.map(({ id, nameVi, nameEn, weights }) => ({ id, nameVi, nameEn, weights })),
    zones: zones.map(toEditionZone).sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
  // The letter keeps readers of addresses from taking it for a number.
  const id = `e${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, ID_LENGTH)}`;
  return { id, takenAt, ...content };
}

function toEditionZone({ zone, score, facts }: EditionParts['zones'][number]): EditionZone {
  const { code, nameVi, nameEn, status, areaHa, district, latitude, longitude } = zone;
  return {
    ...{ code, nameVi, nameEn, status, areaHa, district, latitude, longitude },
    score: score === null ? null : toEditionScore(score),
    facts: facts.filter(({ fact }) => answersNeeds(fact, score?.indicators ?? [])),
  };
}

function toEditionScore({
  indicators,
  underReview: _underReview,
  weakest: _weakest,
  inputsHash: _inputsHash,
  reason: _reason,
  ...score
}: Score): EditionScore {
  return {
    ...score,
    indicators: indicators.map(
      ({ inputs: _inputs, formula: _formula, qcPass: _qcPass, ...indicator }) => indicator,
    ),
  };
}
