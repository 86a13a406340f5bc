import { changedParts, type PartDigests } from './changed-parts.js';

/**
 * Why an hour got another score: what differs between the inputs of its revisions. The first revision
 * of an hour keeps what triggered it.
 */
export function revisionReason(previous: PartDigests | null, next: PartDigests, trigger: string): string {
  if (previous === null) return trigger;
  const reasons = new Set(changedParts(previous, next).map(reasonOf));
  return ['method-changed', 'facts-changed', 'late-data'].find(reason => reasons.has(reason)) ?? trigger;
}

function reasonOf(part: string): string {
  if (part === 'method') return 'method-changed';
  return part === 'registry' ? 'facts-changed' : 'late-data';
}
