import type { ServiceSchema } from '#libs/database';
import type { ProvisionConfig } from './config.js';

/** The service, its schema, and the variable with the password of its role. */
const SCHEMAS = [
  ['registry', 'registry', 'GZ_PG_PASSWORD_REGISTRY'],
  ['ingest', 'ingest', 'GZ_PG_PASSWORD_INGEST'],
  ['rollup', 'rollup', 'GZ_PG_PASSWORD_ROLLUP'],
  ['scoring', 'scoring', 'GZ_PG_PASSWORD_SCORING'],
  ['alarms', 'alarms', 'GZ_PG_PASSWORD_ALARMS'],
  // The gateway keeps people and sessions, nothing of the zones.
  ['gateway', 'identity', 'GZ_PG_PASSWORD_GATEWAY'],
] as const;

/** Every service that keeps something in PostgreSQL, with its own role and schema; the simulator keeps nothing. */
export const serviceSchemas = (config: ProvisionConfig): ServiceSchema[] =>
  SCHEMAS.map(([service, schema, variable]) => ({
    service,
    schema,
    role: `gz_${service}`,
    password: config[variable],
  }));
