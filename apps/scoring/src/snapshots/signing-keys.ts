import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { SnapshotHeader, SnapshotKey } from '#libs/contracts';
import { keyIdOf } from '#libs/readiness';

/** The key that snapshots are signed with, and those that earlier ones were signed with. */
export class SigningKeys {
  /** Public keys that are trusted, by id; the current one first. */
  readonly trusted: ReadonlyMap<string, KeyObject>;
  private readonly publicKey: KeyObject;

  /**
   * @param privateKey PKCS #8 in DER, base64.
   * @param retired public keys of before, SubjectPublicKeyInfo in DER, base64.
   */
  constructor(privateKey: string, retired: readonly string[]) {
    this.privateKey = readPrivateKey(privateKey);
    this.publicKey = createPublicKey(this.privateKey);
    this.trusted = new Map([this.publicKey, ...retired.map(readPublicKey)].map(key => [keyIdOf(key), key]));
  }

  private readonly privateKey: KeyObject;

  /** The key as a document names it. */
  get current(): SnapshotHeader['key'] {
    return { id: keyIdOf(this.publicKey), publicKey: pemOf(this.publicKey) };
  }

  /** Ed25519 signature, hexadecimal. */
  sign(document: string): string {
    return sign(null, Buffer.from(document, 'utf8'), this.privateKey).toString('hex');
  }

  list(): SnapshotKey[] {
    const current = keyIdOf(this.publicKey);
    return [...this.trusted].map(([id, key]) => ({
      id,
      publicKey: pemOf(key),
      algorithm: 'Ed25519',
      current: id === current,
    }));
  }
}

/** @throws Error when it is no Ed25519 key in this form. */
export function readPrivateKey(base64: string): KeyObject {
  return ed25519(createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' }));
}

/** @throws Error when it is no Ed25519 key in this form. */
export function readPublicKey(base64: string): KeyObject {
  return ed25519(createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' }));
}

function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw new TypeError(`A snapshot is signed with Ed25519, not ${key.asymmetricKeyType ?? 'this'}.`);
}

function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'spki' }).toString();
}
