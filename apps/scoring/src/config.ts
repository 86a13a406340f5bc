import { z } from 'zod';
import {
  influxEnvironment,
  loadConfig,
  natsEnvironment,
  postgresEnvironment,
  serviceEnvironment,
} from '#libs/runtime';
import { readPrivateKey, readPublicKey } from './snapshots/signing-keys.js';

/** Whether a key can be read. */
const readable = (read: (base64: string) => unknown) => (base64: string) => {
  try {
    read(base64);
    return true;
  } catch {
    return false;
  }
};

/** How to reach the servers: all that the check of a score needs. */
const verifyConfigSchema = z.object({
  ...serviceEnvironment,
  ...natsEnvironment,
  ...influxEnvironment,
  ...postgresEnvironment,
});
export type VerifyConfig = z.output<typeof verifyConfigSchema>;

const scoringConfigSchema = verifyConfigSchema.extend({
  GZ_SNAPSHOT_KEY: z
    .string()
    .refine(readable(readPrivateKey), 'it is no Ed25519 key')
    .describe('private key that snapshots are signed with: Ed25519, PKCS #8 in DER, base64'),
  GZ_SNAPSHOT_RETIRED_KEYS: z
    .string()
    .default('')
    .transform(list => list.split(',').filter(key => key !== ''))
    .refine(keys => keys.every(readable(readPublicKey)), 'one of them is no Ed25519 key')
    .describe('public keys of before: SubjectPublicKeyInfo in DER, base64, commas between'),
  GZ_SNAPSHOT_GRACE_HOURS: z.coerce
    .number()
    .int()
    .min(0)
    .max(24 * 27)
    .default(72)
    .describe('how long late data of a month is waited for before it is frozen'),
});
export type ScoringConfig = z.output<typeof scoringConfigSchema>;

/** Configuration of the service, frozen. */
export const loadScoringConfig = () => loadConfig(scoringConfigSchema);

/** Configuration of `npm run score:verify`, frozen. */
export const loadVerifyConfig = () => loadConfig(verifyConfigSchema);
