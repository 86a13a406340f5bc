import { z } from 'zod';
import { ConfigError } from './config.errors.js';
import { natsEnvironment, postgresEnvironment, serviceEnvironment } from './environment.schema.js';
import { loadConfig } from './load-config.js';

const schema = z.object({ ...natsEnvironment, ...postgresEnvironment, ...serviceEnvironment });

const complete = {
  GZ_NATS_URL: 'nats://127.0.0.1:14222',
  GZ_NATS_USER: 'local',
  GZ_NATS_PASSWORD: 'pass',
  GZ_PG_HOST: '127.0.0.1',
  GZ_PG_PORT: '15432',
  GZ_PG_USER: 'gz_ingest',
  GZ_PG_PASSWORD: 'pass',
  GZ_INSTANCE: 'ingest-1',
};

function failureOf(environment: Record<string, string>): ConfigError {
  try {
    loadConfig(schema, environment);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('no failure');
}

describe('loadConfig', () => {
  it('gives typed values under the names of the variables, with defaults', () => {
    const config = loadConfig(schema, { ...complete, GZ_LOG_LEVEL: '', HOME: '/root' });
    expect(config).toMatchObject({ GZ_PG_PORT: 15_432, GZ_PG_DATABASE: 'greenzone', GZ_LOG_LEVEL: 'info' });
    expect(config).not.toHaveProperty('HOME');
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('lists everything that is wrong, with what each variable is for', () => {
    const { GZ_NATS_URL: _, ...rest } = complete;
    const failure = failureOf({ ...rest, GZ_PG_PORT: '70000', GZ_INSTANCE: 'Ingest 1' });
    expect(failure.problems.map(({ variable }) => variable).sort()).toEqual([
      'GZ_INSTANCE',
      'GZ_NATS_URL',
      'GZ_PG_PORT',
    ]);
    expect(failure.message).toContain(
      'GZ_NATS_URL is missing (address of NATS, e.g. nats://127.0.0.1:14222): set it',
    );
    expect(failure.message.split('\n')).toHaveLength(1);
  });

  it('never repeats a value, since it may be a secret', () => {
    expect(failureOf({ ...complete, GZ_PG_PORT: 'hunter2' }).message).not.toContain('hunter2');
  });
});
