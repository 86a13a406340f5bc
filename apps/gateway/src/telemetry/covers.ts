import type { Commit } from '#libs/contracts';
import type { PackIdentity } from './pack-identity.js';

/** Whether a commit says that a pack is stored or refused for good. */
export function covers(commit: Commit, { key, boot, seq }: PackIdentity): boolean {
  if (boot === null || seq === null) return commit.keys.includes(key);
  if (commit.boot !== boot) return false;
  if (seq <= commit.contiguousSeq) return true;
  const newestGap = commit.missing.at(-1);
  if (newestGap === undefined) return false;
  // Right above a gap something is stored, else it were no gap; further up nothing is known.
  if (seq > newestGap[1]) return seq === newestGap[1] + 1;
  return !commit.missing.some(([first, last]) => seq >= first && seq <= last);
}
