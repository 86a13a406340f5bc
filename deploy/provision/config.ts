import { z } from 'zod';
import { influxEnvironment, loadConfig, natsEnvironment } from '#libs/runtime';

const password = z.string();

/** What the provisioning step needs: the administrator of PostgreSQL, and the password of every role. */
const schema = z.object({
  ...natsEnvironment,
  ...influxEnvironment,
  GZ_PG_HOST: z.string().describe('host of PostgreSQL'),
  GZ_PG_PORT: z.coerce.number().int().describe('port of PostgreSQL'),
  GZ_PG_DATABASE: z.string().default('greenzone').describe('PostgreSQL database'),
  GZ_PG_ADMIN_USER: z.string().describe('PostgreSQL role that may create databases and roles'),
  GZ_PG_ADMIN_PASSWORD: password.describe('its password'),
  GZ_PG_PASSWORD_REGISTRY: password,
  GZ_PG_PASSWORD_INGEST: password,
  GZ_PG_PASSWORD_ROLLUP: password,
  GZ_PG_PASSWORD_SCORING: password,
  GZ_PG_PASSWORD_ALARMS: password,
  GZ_PG_PASSWORD_GATEWAY: password,
  GZ_SEEDS_DIR: z.string().default('seeds').describe('folder of the seeds'),
});

export type ProvisionConfig = Readonly<z.output<typeof schema>>;

export const loadProvisionConfig = (): ProvisionConfig => loadConfig(schema);
