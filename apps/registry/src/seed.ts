import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { assertSchemaReady, createDataSource } from '#libs/database';
import { connectNats, JetStreamPublisher } from '#libs/messaging';
import { createLogger, runMain, systemClock } from '#libs/runtime';
import { registryDatabase } from './bootstrap.js';
import { JetStreamChangePublisher } from './changes/jetstream-change.publisher.js';
import { loadSeedConfig } from './config.js';
import { seedRegistry } from './seeding/seed-registry.js';

/** `seed [--zones N]`: brings the registry to what the seed files say, and tells the others. */
async function seed(): Promise<void> {
  const { values } = parseArgs({ options: { zones: { type: 'string' } } });
  const zones = values.zones === undefined ? null : Number(values.zones);
  if (zones !== null && !(Number.isInteger(zones) && zones > 0))
    throw new Error(`--zones wants a whole number from 1 up, not ${values.zones ?? ''}`);
  const config = loadSeedConfig();
  const dataSource = await createDataSource(registryDatabase(config));
  try {
    await assertSchemaReady(dataSource);
    const seeded = await seedRegistry({ dataSource, clock: systemClock }, config.GZ_SEEDS_DIR, zones);
    for (const { kind, rows, changed } of seeded)
      process.stdout.write(`${kind}: ${rows} rows, ${changed} changed\n`);
    const changes = new Set(seeded.filter(item => item.changed > 0).map(item => item.change));
    if (changes.size === 0) return;
    const nats = await connectNats({
      url: config.GZ_NATS_URL,
      user: config.GZ_NATS_USER,
      password: config.GZ_NATS_PASSWORD,
      name: `${config.GZ_INSTANCE} seed`,
      logger: createLogger({ service: 'registry', instance: config.GZ_INSTANCE, level: config.GZ_LOG_LEVEL }),
    });
    const publisher = new JetStreamChangePublisher(new JetStreamPublisher(nats));
    for (const kind of changes) await publisher.publish({ kind, zone: null, at: systemClock.now() });
    await nats.drain();
  } finally {
    await dataSource.destroy();
  }
}

runMain('seed', seed);
