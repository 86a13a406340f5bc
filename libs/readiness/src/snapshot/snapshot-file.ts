import { createHash, type KeyObject } from 'node:crypto';

/** A signed document, its SHA-256 and its Ed25519 signature, both in lower-case hexadecimal. */
export interface SignedDocument {
  /** Canonical JSON; exactly these characters, as UTF-8, are hashed and signed. */
  document: string;
  hash: string;
  signature: string;
}

const HEAD = '{"document":';
const TAIL = /^(.*),"hash":"([0-9a-f]{64})","signature":"([0-9a-f]{128})"\}\n$/s;

/**
 * The file that is handed out: JSON in a fixed frame, so that whoever checks it can cut the signed bytes out
 * and needs no rule for how to write JSON.
 */
export function writeSnapshotFile({ document, hash, signature }: SignedDocument): string {
  return `${HEAD}${document},"hash":"${hash}","signature":"${signature}"}\n`;
}

/** Takes a file apart; `null` when its frame is not exactly the one that is written. */
export function readSnapshotFile(bytes: Uint8Array): SignedDocument | null {
  const text = decode(bytes);
  if (text === null || !text.startsWith(HEAD)) return null;
  const [, document, hash, signature] = TAIL.exec(text.slice(HEAD.length)) ?? [];
  if (document === undefined || hash === undefined || signature === undefined) return null;
  return { document, hash, signature };
}

/** SHA-256 of a document, hexadecimal. */
export function hashDocument(document: string): string {
  return createHash('sha256').update(document, 'utf8').digest('hex');
}

/** Id of a public key: SHA-256 of its DER form (SubjectPublicKeyInfo), hexadecimal. */
export function keyIdOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex');
}

function decode(bytes: Uint8Array): string | null {
  try {
    // A byte order mark would be swallowed, and the bytes checked would not be those that were given.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
