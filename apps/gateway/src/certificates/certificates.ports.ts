import type { Certificates } from '#libs/contracts';

/** Says how far a zone is with the requirements of certificates. */
export interface CertificateTracker {
  /** @throws AppError `DEPENDENCY.*` while scoring does not answer, `SCORE.NOT_YET_COMPUTED`. */
  ofZone(zone: string): Promise<Certificates>;
}

/** Injection token of {@link CertificateTracker}. */
export const CERTIFICATE_TRACKER = Symbol('CertificateTracker');
