import type { DecodeErrorCode } from './senml-pack.js';

/** Characters of an unknown label that a message repeats. */
const SHOWN_LABEL_LENGTH = 32;

/** Why a record is refused: the code, and the end of a sentence that begins with the record. */
export interface RecordProblem {
  readonly code: DecodeErrorCode;
  readonly message: string;
}

/** A record that SenML does not allow. */
export function badRecord(message: string): RecordProblem {
  return { code: 'bad-record', message };
}

/** A record with a label that must be understood and is not. */
export function notUnderstood(label: string): RecordProblem {
  const shown = label.slice(0, SHOWN_LABEL_LENGTH);
  return { code: 'must-understand', message: `label "${shown}" is not understood.` };
}
