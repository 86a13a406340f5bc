/** One reading of a file that is imported. */
export interface ImportedReading {
  readonly device: string;
  readonly metric: string;
  /** Unix ms. */
  readonly timeMs: number;
  readonly value: number;
  readonly unit: string | null;
}

/** What is wrong with a file or a line of it. */
export type ImportFaultCode =
  | 'bad-header'
  | 'bad-row'
  | 'unknown-device'
  | 'unknown-metric'
  | 'bad-time'
  | 'too-old'
  | 'future'
  | 'bad-value'
  | 'bad-unit'
  | 'repeated';

/** Something that keeps a line from being imported. */
export interface ImportFault {
  /** Counted from 1. */
  readonly line: number;
  /** Name of the column; `null` for the line as a whole. */
  readonly column: string | null;
  readonly code: ImportFaultCode;
  /** For people. */
  readonly message: string;
}

/** A device as an import has to know it: which metric takes which units. */
export interface ImportDevice {
  readonly zone: string;
  readonly units: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What readings are checked against. */
export interface ImportRules {
  readonly devices: ReadonlyMap<string, ImportDevice>;
  /** Our clock, Unix ms: what is older than 60 days or ahead of it would be refused on arrival. */
  readonly nowMs: number;
}

/** Columns of the file; the last one may be absent. */
export const IMPORT_COLUMNS = ['device', 'metric', 'time', 'value', 'unit'] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];
