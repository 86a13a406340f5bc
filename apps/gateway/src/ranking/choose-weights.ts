import { ErrorCode } from '#libs/contracts';
import { findWeightFault, type PillarWeights } from '#libs/readiness';
import { AppError } from '#libs/runtime';
import type { Edition } from '../editions/edition.js';

/** What an investor says of weights: one of the presets, or all nine, or nothing for the official ones. */
export interface WeightsQuery {
  readonly preset?: string | undefined;
  readonly weights?: Partial<PillarWeights> | undefined;
}

/** The weights that are meant. */
export interface ChosenWeights {
  readonly weights: PillarWeights;
  /** `null` for own weights. */
  readonly preset: string | null;
}

const OFFICIAL = 'official';

/** @throws AppError `WEIGHTS.INVALID`. */
export function chooseWeights(
  { official, presets }: Pick<Edition, 'official' | 'presets'>,
  { preset, weights }: WeightsQuery,
): ChosenWeights {
  if (weights !== undefined) {
    if (preset !== undefined) throw invalid('Give a preset or own weights, not both.');
    const fault = findWeightFault(weights);
    if (fault !== null) throw invalid(fault);
    return { weights: weights as PillarWeights, preset: null };
  }
  if (preset === undefined || preset === OFFICIAL) return { weights: official, preset: OFFICIAL };
  const found = presets.find(({ id }) => id === preset);
  if (found === undefined)
    throw invalid(`There is no preset ${preset}. There are: ${presets.map(({ id }) => id).join(', ')}.`);
  return { weights: found.weights, preset };
}

function invalid(message: string): AppError {
  return new AppError(ErrorCode.WeightsInvalid, message);
}
