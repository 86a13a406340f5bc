import type { KeyObject } from 'node:crypto';
import { type ChainFault, type SnapshotDocument, snapshotDocumentSchema } from '#libs/contracts';
import { canonicalJson, checkSigned } from '#libs/readiness';
import { headerOf } from './compose-document.js';
import type { StoredSnapshot } from './snapshots.ports.js';

/** What a check of one snapshot came to. */
export type LinkResult =
  | { ok: true; document: SnapshotDocument }
  | { ok: false; fault: Omit<ChainFault, 'zone'> };

const WORDS = {
  hash: 'its document is not the one its hash was made of',
  key: 'it names a signing key that is not ours',
  signature: 'its signature was not made by the key it names',
} as const;

/**
 * Checks one snapshot by itself and that it follows the one before.
 *
 * @param previous hash of the snapshot before, itself checked; `null` when there is none.
 */
export function checkLink(
  snapshot: StoredSnapshot,
  previous: string | null,
  keys: ReadonlyMap<string, KeyObject>,
): LinkResult {
  const { sequence } = snapshot;
  const broken = (check: ChainFault['check'], detail: string): LinkResult => ({
    ok: false,
    fault: { sequence, check, detail },
  });
  const signed = checkSigned(snapshot, keys);
  if (signed !== null) return broken(signed, WORDS[signed]);
  const document = readDocument(snapshot.document);
  if (document === null) return broken('document', 'its document cannot be read');
  if (document.sequence !== sequence) {
    return broken('sequence', `its document says that it is number ${document.sequence}`);
  }
  if (document.previous !== previous) {
    return broken('previous', 'it does not follow the snapshot that stands before it');
  }
  if (canonicalJson(headerOf(document)) !== canonicalJson(snapshot.header)) {
    return broken('header', 'lists show something else than its document says');
  }
  return { ok: true, document };
}

function readDocument(text: string): SnapshotDocument | null {
  try {
    const document: unknown = JSON.parse(text);
    // As it stands and not as the schema gives it back: what was signed is compared to the last character.
    return snapshotDocumentSchema.safeParse(document).success ? (document as SnapshotDocument) : null;
  } catch {
    return null;
  }
}
