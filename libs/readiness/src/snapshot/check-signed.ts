import { type KeyObject, verify } from 'node:crypto';
import { hashDocument, type SignedDocument } from './snapshot-file.js';

/** What of a signed document does not hold, in the order in which it is looked at. */
export type SignatureFault = 'hash' | 'key' | 'signature';

/**
 * Whether a document is what was signed, by one of the keys that are trusted.
 *
 * @param keys trusted public keys by their id.
 * @returns the first thing that does not hold, `null` when all does.
 */
export function checkSigned(
  { document, hash, signature }: SignedDocument,
  keys: ReadonlyMap<string, KeyObject>,
): SignatureFault | null {
  if (hashDocument(document) !== hash) return 'hash';
  const key = keys.get(signingKeyOf(document) ?? '');
  if (key === undefined) return 'key';
  // Capitals would be read as the same bytes.
  if (!/^[0-9a-f]{128}$/.test(signature)) return 'signature';
  return verify(null, Buffer.from(document, 'utf8'), key, Buffer.from(signature, 'hex')) ? null : 'signature';
}

/** The id of the key that a document names; `null` when it names none. */
function signingKeyOf(document: string): string | null {
  try {
    const { key } = JSON.parse(document) as { key?: { id?: unknown } };
    return typeof key?.id === 'string' ? key.id : null;
  } catch {
    return null;
  }
}
