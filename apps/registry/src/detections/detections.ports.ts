import type { ExceedanceEvidence } from '#libs/contracts';
import type { ProposalDraft } from '../proposals/proposals.ports.js';
import type { DetectionOutcome } from './plan-detection.js';

/** A mean that was proposed as an exceedance, with what was last known of it. */
export interface Detection {
  readonly device: string;
  readonly metric: string;
  /** Local date. */
  readonly day: string;
  readonly evidence: ExceedanceEvidence;
}

/** Keeps detected exceedances as proposals with their evidence. Methods throw `AppError` `DATABASE.*`. */
export interface DetectionStore {
  /**
   * Proposes, or adds evidence to what was proposed before, in one transaction; of two that come at once one is first.
   *
   * @param plan tells what becomes of it; gets the newest evidence that is known.
   */
  record(
    draft: ProposalDraft,
    evidence: ExceedanceEvidence,
    plan: (latest: ExceedanceEvidence | undefined) => DetectionOutcome,
  ): Promise<DetectionOutcome>;
  /** Of a local date and later. */
  list(from: string): Promise<Detection[]>;
}

/** Injection token of {@link DetectionStore}. */
export const DETECTION_STORE = Symbol('DetectionStore');
