/** Integer of the data value, the last of those that count up from the name, 0 (RFC 8428 §6). */
const LAST_FIELD = 8;
/** Integer of the base sum, the last of those that count down from the base version, −1. */
const LAST_BASE_FIELD = -6;

/** Place of an integer label in `LABELS`, −1 when it is not there. */
export function placeOfInteger(label: number): number {
  if (label >= 0) return label <= LAST_FIELD ? label : -1;
  return label >= LAST_BASE_FIELD ? LAST_FIELD - label : -1;
}
