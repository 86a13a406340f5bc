import type { ConfirmedEvent, Fact, Requirement, Zone } from '#libs/contracts';

/** What certificates are judged by, beside a zone's score. */
export interface CertificateRows {
  requirements: Requirement[];
  facts: Fact[];
  events: ConfirmedEvent[];
}

/** Reads the registry. */
export interface CertificateReader {
  /** `undefined` when there is no such zone. @throws AppError `DEPENDENCY.*`. */
  zone(code: string): Promise<Zone | undefined>;
  /** @throws AppError `DEPENDENCY.*`. */
  rows(zone: string): Promise<CertificateRows>;
}
export const CERTIFICATE_READER = Symbol('CertificateReader');
