import type { Alarm, EventRecord, FactKind, Score } from '#libs/contracts';
import type { Report, ReportContent } from './report.schema.js';

/** What reports are made of beside series. All throw AppError `DEPENDENCY.*`. */
export interface ReportSources {
  /** Alarms raised in `[from, to)`, newest first. */
  alarms(zone: string, from: number, to: number): Promise<Alarm[]>;
  /** What facts are called. */
  factKinds(): Promise<FactKind[]>;
  events(zone: string): Promise<EventRecord[]>;
  /** The score of the newest hour at or before a moment. */
  score(zone: string, asOf: number): Promise<Score | null>;
}

/** Injection token of {@link ReportSources}. */
export const REPORT_SOURCES = Symbol('ReportSources');

export type ReportLanguage = 'vi' | 'en';

/** A report as a file. */
export interface ReportFile {
  readonly lang: ReportLanguage;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** A revision with its figures. */
export interface KeptReport extends Report {
  readonly content: ReportContent;
}

/** Keeps reports for good, byte for byte. */
export interface ReportStore {
  /** Newest month first, in it the newest revision. */
  list(zone: string, month?: string): Promise<Report[]>;
  newest(zone: string, month: string): Promise<KeptReport | null>;
  file(id: string, lang: ReportLanguage): Promise<{ report: Report; file: ReportFile } | null>;
  /** `false` when this revision of the month was kept by somebody else meanwhile. */
  add(report: KeptReport, files: readonly ReportFile[]): Promise<boolean>;
}

/** Injection token of {@link ReportStore}. */
export const REPORT_STORE = Symbol('ReportStore');

/** Makes a PDF of a report's figures: the same bytes for the same figures, revision and time. */
export interface ReportPrinter {
  print(report: KeptReport, lang: ReportLanguage): Promise<Buffer>;
}

/** Injection token of {@link ReportPrinter}. */
export const REPORT_PRINTER = Symbol('ReportPrinter');
