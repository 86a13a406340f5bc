import { generateKeyPairSync } from 'node:crypto';

/** A fresh Ed25519 key, as the configuration takes it. */
export function signingKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}
