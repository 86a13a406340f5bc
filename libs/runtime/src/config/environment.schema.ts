import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);

/** Variables of the broker connection; spread into a service's schema. */
export const natsEnvironment = {
  GZ_NATS_URL: z
    .string()
    .regex(/^(nats|tls):\/\//)
    .describe('address of NATS, e.g. nats://127.0.0.1:14222'),
  GZ_NATS_USER: z.string().describe('NATS user'),
  GZ_NATS_PASSWORD: z.string().describe('password of the NATS user'),
};

/** Variables of the time-series store; spread into a service's schema. */
export const influxEnvironment = {
  GZ_INFLUX_URL: z.url({ protocol: /^https?$/ }).describe('address of InfluxDB, e.g. http://127.0.0.1:18086'),
  GZ_INFLUX_DATABASE: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/)
    .default('greenzone')
    .describe('InfluxDB database'),
};

/** Variables of a service's own PostgreSQL schema; spread into a service's schema. */
export const postgresEnvironment = {
  GZ_PG_HOST: z.string().describe('host of PostgreSQL, e.g. 127.0.0.1'),
  GZ_PG_PORT: port.describe('port of PostgreSQL, e.g. 15432'),
  GZ_PG_DATABASE: z.string().default('greenzone').describe('PostgreSQL database'),
  GZ_PG_USER: z.string().describe("the service's PostgreSQL role"),
  GZ_PG_PASSWORD: z.string().describe('password of the PostgreSQL role'),
};

/** Variables that every process has; spread into a service's schema. */
export const serviceEnvironment = {
  GZ_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'])
    .default('info')
    .describe('least level that is logged'),
  GZ_INSTANCE: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .describe('name of this process among its like, e.g. ingest-1'),
  GZ_VERSION: z.string().default('0.0.0').describe('version of the build'),
};
