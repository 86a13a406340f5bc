import type { SenmlLabels } from './senml-labels.js';

/** Labels that a record of CBOR may hold, in the order of their bits in a set of labels. */
export const CBOR_LABELS = [
  ...(['n', 'u', 'v', 'vs', 'vb', 's', 't', 'ut', 'vd'] as const),
  ...(['bver', 'bn', 'bt', 'bu', 'bv', 'bs'] as const),
  ...(['boot', 'seq', 'lane'] as const),
] as const satisfies readonly (keyof SenmlLabels)[];

/** Integer of the data value, the last of those that count up from the name, 0 (RFC 8428 §6). */
const LAST_FIELD = 8;
/** Integer of the base sum, the last of those that count down from the base version, −1. */
const LAST_BASE_FIELD = -6;

/** Place of an integer label in {@link CBOR_LABELS}, −1 when it is not there. */
export function placeOfInteger(label: number): number {
  if (label >= 0) return label <= LAST_FIELD ? label : -1;
  return label >= LAST_BASE_FIELD ? LAST_FIELD - label : -1;
}

const places = new Map<string, number>(CBOR_LABELS.map((label, place) => [label, place]));

/**
 * Place of a text label in {@link CBOR_LABELS}, −1 when it is not there. Those with an integer are known by their
 * text as well: to pass over the "bt" of a sender who does not use the integers would give its readings
 * another time.
 */
export function placeOfText(label: string): number {
  return places.get(label) ?? -1;
}
