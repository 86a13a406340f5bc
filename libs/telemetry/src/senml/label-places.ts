import type { SenmlLabels } from './senml-labels.js';

/**
 * Labels that a record may hold, each at a place of its own: the integers of CBOR count through them, and a set of
 * them is a number of bits.
 */
export const LABELS = [
  ...(['n', 'u', 'v', 'vs', 'vb', 's', 't', 'ut', 'vd'] as const),
  ...(['bver', 'bn', 'bt', 'bu', 'bv', 'bs'] as const),
  ...(['boot', 'seq', 'lane'] as const),
] as const satisfies readonly (keyof SenmlLabels)[];

const places = new Map<string, number>(LABELS.map((label, place) => [label, place]));

/**
 * Place of a text label in {@link LABELS}, −1 when it is not there. In CBOR those with an integer are known by their
 * text as well: to pass over the "bt" of a sender who does not use the integers would give its readings another time.
 */
export function placeOfText(label: string): number {
  return places.get(label) ?? -1;
}
