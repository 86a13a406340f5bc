import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ServiceName } from '#libs/contracts';
import { SERVICES } from '#libs/contracts';

/** Passwords of one stack, made at its first start. */
export interface Secrets {
  readonly natsSystem: string;
  readonly natsServices: string;
  readonly natsDevice: string;
  readonly postgresAdmin: string;
  readonly postgres: Readonly<Record<ServiceName, string>>;
}

const password = (): string => randomBytes(24).toString('hex');

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
  };
  if (JSON.stringify(secrets) !== JSON.stringify(known)) {
    // Renamed into place: a launcher that dies here must not leave half a file and a database nobody can open.
    writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return secrets;
}
