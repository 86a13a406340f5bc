import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ServiceName } from '#libs/contracts';
import { SERVICES } from '#libs/contracts';

/** Passwords and keys of one stack, made at its first start. */
export interface Secrets {
  readonly natsSystem: string;
  readonly natsServices: string;
  readonly natsDevice: string;
  readonly postgresAdmin: string;
  readonly postgres: Readonly<Record<ServiceName, string>>;
  /** Private key that snapshots are signed with: Ed25519, PKCS #8 in DER, base64. */
  readonly snapshotKey: string;
  /** Public keys of before, the newest first: SubjectPublicKeyInfo in DER, base64. */
  readonly retiredSnapshotKeys: readonly string[];
}

const password = (): string => randomBytes(24).toString('hex');

const signingKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');

/** Reads the secrets of a stack, making those that are missing. The file is readable by its owner only. */
export function loadSecrets(file: string): Secrets {
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  const secrets: Secrets = {
    natsSystem: known.natsSystem ?? password(),
    natsServices: known.natsServices ?? password(),
    natsDevice: known.natsDevice ?? password(),
    postgresAdmin: known.postgresAdmin ?? password(),
    postgres: Object.fromEntries(
      SERVICES.map(service => [service, known.postgres?.[service] ?? password()]),
    ) as Record<ServiceName, string>,
    snapshotKey: known.snapshotKey ?? signingKey(),
    retiredSnapshotKeys: known.retiredSnapshotKeys ?? [],
  };
  if (JSON.stringify(secrets) !== JSON.stringify(known)) write(file, secrets);
  return secrets;
}

/** Makes a new key for snapshots. Of the old one only the public part stays. */
export function rotateSnapshotKey(file: string): void {
  const secrets = loadSecrets(file);
  const old = createPrivateKey({
    key: Buffer.from(secrets.snapshotKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const retired = createPublicKey(old).export({ format: 'der', type: 'spki' }).toString('base64');
  const retiredSnapshotKeys = [retired, ...secrets.retiredSnapshotKeys];
  write(file, { ...secrets, snapshotKey: signingKey(), retiredSnapshotKeys });
}

/** Renamed into place: a launcher that dies here must not leave half a file and a database nobody can open. */
function write(file: string, secrets: Secrets): void {
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
