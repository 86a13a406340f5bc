import { createHash } from 'node:crypto';
import type { ExceedanceEvidence } from '#libs/contracts';
import { canonicalJson } from '#libs/readiness';

/** What becomes of a mean that was looked at. */
export type DetectionOutcome = 'known' | 'none' | 'proposed' | 'revised';

/** @param latest what was known of the mean until now; `undefined`: it was never proposed. */
export function planDetection(
  latest: ExceedanceEvidence | undefined,
  evidence: ExceedanceEvidence,
): DetectionOutcome {
  if (latest === undefined) return evidence.isOver ? 'proposed' : 'none';
  return canonicalJson(latest) === canonicalJson(evidence) ? 'known' : 'revised';
}

/** Id of the event that a mean would be: the same however often it is detected (UUID version 8, of a digest). */
export function detectedEventId(device: string, metric: string, day: string): string {
  const hex = createHash('sha256').update(`${device}|${metric}|${day}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
