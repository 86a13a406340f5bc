/** Names and digests of the inputs of a revision. */
export type PartDigests = readonly (readonly [name: string, hash: string])[];

/**
 * Why an hour got another score: what differs between the inputs of its revisions. The first revision
 * of an hour keeps what triggered it.
 */
export function revisionReason(previous: PartDigests | null, next: PartDigests, trigger: string): string {
  if (previous === null) return trigger;
  const before = new Map(previous);
  const after = new Map(next);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    name => before.get(name) !== after.get(name),
  );
  const reasons = new Set(changed.map(reasonOf));
  return ['method-changed', 'facts-changed', 'late-data'].find(reason => reasons.has(reason)) ?? trigger;
}

function reasonOf(part: string): string {
  if (part === 'method') return 'method-changed';
  return part === 'registry' ? 'facts-changed' : 'late-data';
}
