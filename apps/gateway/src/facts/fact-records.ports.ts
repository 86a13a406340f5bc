import type { FactRecord } from '#libs/contracts';

/** Facts that are on record now. */
export interface FactRecords {
  /** @throws AppError `DEPENDENCY.*` while the registry does not answer. */
  ofZone(zone: string): Promise<FactRecord[]>;
}

/** Injection token of {@link FactRecords}. */
export const FACT_RECORDS = Symbol('FactRecords');
