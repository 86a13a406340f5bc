import { BUCKETS, CONSUMERS, RETENTION, STREAMS } from '#libs/contracts';
import { ensureRolesAndSchemas, runMigrations } from '#libs/database';
import { connectNats, provisionStreams } from '#libs/messaging';
import { createLogger, runMain } from '#libs/runtime';
import { ensureDatabase } from '#libs/timeseries';
import { loadProvisionConfig, type ProvisionConfig } from './config.js';
import { reportStep } from './report-step.js';
import { runSeeds } from './run-seeds.js';
import { serviceSchemas } from './service-schemas.js';

const logger = createLogger({ service: 'provision', instance: 'provision', level: 'warn' });

const count = (number: number, what: string): string => (number === 0 ? '' : `${number} ${what}`);

async function prepareStreams(config: ProvisionConfig): Promise<string> {
  const nc = await connectNats({
    url: config.GZ_NATS_URL,
    user: config.GZ_NATS_USER,
    password: config.GZ_NATS_PASSWORD,
    name: 'provision',
    logger,
  });
  try {
    const plan = { streams: STREAMS, consumers: CONSUMERS, buckets: BUCKETS };
    return count((await provisionStreams(nc, plan)).length, 'created or changed');
  } finally {
    await nc.close();
  }
}

async function prepareTimeSeries(config: ProvisionConfig): Promise<string> {
  const changes = await ensureDatabase({
    url: config.GZ_INFLUX_URL,
    database: config.GZ_INFLUX_DATABASE,
    retention: RETENTION,
  });
  return count(changes.length, 'created or changed');
}

async function migrate(config: ProvisionConfig): Promise<string> {
  const address = { host: config.GZ_PG_HOST, port: config.GZ_PG_PORT, database: config.GZ_PG_DATABASE };
  const schemas = serviceSchemas(config);
  await ensureRolesAndSchemas(
    { ...address, user: config.GZ_PG_ADMIN_USER, password: config.GZ_PG_ADMIN_PASSWORD },
    schemas,
  );
  const runs = await Promise.all(
    schemas.map(({ service, schema, role, password }) =>
      runMigrations({
        ...address,
        user: role,
        password,
        schema,
        migrationsGlob: `dist/apps/${service}/src/migrations/*.js`,
      }),
    ),
  );
  return count(runs.flat().length, 'migrations');
}

/**
 * Brings broker and databases to the state that the services need. Safe to run again at any time. `--streams` looks
 * after the broker alone: it may have lost its store while the databases are well, or away.
 */
async function main(args: readonly string[]): Promise<void> {
  const config = loadProvisionConfig();
  const streams = () => reportStep('Provision the streams', () => prepareStreams(config));
  if (args.includes('--streams')) await streams();
  else {
    await Promise.all([
      streams(),
      reportStep('Provision the time series', () => prepareTimeSeries(config)),
      reportStep('Migrate the schemas', () => migrate(config)),
    ]);
    await reportStep('Write the seeds', () => runSeeds(config, args));
  }
  // Nothing is left to do; the channel to the launcher would keep the process alive.
  process.disconnect?.();
}

runMain('provision', () => main(process.argv.slice(2)));
