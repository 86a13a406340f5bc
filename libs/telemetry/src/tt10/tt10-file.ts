/** State of the instrument: `00` measuring, `01` calibrating, `02` fault. */
export type Tt10Status = '00' | '01' | '02';

/** One line of a file of Circular 10/2021/TT-BTNMT: a parameter at one time. */
export interface Tt10Record {
  /** Counted from 1. */
  readonly line: number;
  /** As it was written, e.g. `PM2,5`. */
  readonly symbol: string;
  readonly value: number;
  /** As it was written; `null` for none or `-`. */
  readonly unit: string | null;
  /** Unix ms. */
  readonly timeMs: number;
  readonly status: Tt10Status;
}

/** What is wrong with a line. */
export type Tt10FaultCode =
  | 'bad-line'
  | 'bad-symbol'
  | 'bad-value'
  | 'bad-time'
  | 'bad-status'
  | 'repeated'
  | 'unknown-symbol'
  | 'ambiguous-symbol';

/** A line that cannot be used. */
export interface Tt10Fault {
  /** Counted from 1. */
  readonly line: number;
  readonly code: Tt10FaultCode;
  /** For people. */
  readonly message: string;
}

/** What a file says. */
export interface Tt10File {
  readonly records: readonly Tt10Record[];
  readonly faults: readonly Tt10Fault[];
}
