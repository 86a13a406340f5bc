import type { DataSource } from 'typeorm';
import { BUCKETS, CONSUMERS, STREAMS } from '#libs/contracts';
import { createDataSource } from '#libs/database';
import { connectNats, type NatsConnection, provisionStreams, RpcClient } from '#libs/messaging';
import { type Clock, systemClock } from '#libs/runtime';
import {
  natsSettings,
  postgresSettings,
  serviceSettings,
  sharedPostgres,
  silentLogger,
  startNats,
  stopSharedPostgres,
} from '#libs/testing';
import { registryDatabase, type RunningRegistry, startRegistry } from '../bootstrap.js';
import { CreateRegistry1795478400000 } from '../migrations/1795478400000-create-registry.js';
import { CreateFactsWorkflow1795600050000 } from '../migrations/1795600050000-create-facts-workflow.js';
import { CreateProposalEvidence1795600070000 } from '../migrations/1795600070000-create-proposal-evidence.js';

/** A registry on real servers. */
export interface Stack {
  readonly connection: NatsConnection;
  readonly dataSource: DataSource;
  readonly rpc: RpcClient;
  /** Ends the service and starts it again on the same servers. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the servers, prepares them as provisioning does, and starts the registry. */
export async function startStack(clock: Clock = systemClock): Promise<Stack> {
  const nats = await startNats({ jetstream: true });
  const database = await (await sharedPostgres()).createDatabase();
  const config = {
    ...natsSettings(nats),
    ...postgresSettings(database),
    ...serviceSettings('registry'),
  };
  const dataSource = await createDataSource({
    ...registryDatabase(config),
    migrations: [
      CreateRegistry1795478400000,
      CreateFactsWorkflow1795600050000,
      CreateProposalEvidence1795600070000,
    ],
  });
  await dataSource.query('CREATE SCHEMA registry');
  await dataSource.runMigrations();
  const connection = await connectNats({ ...nats, name: 'test', logger: silentLogger() });
  await provisionStreams(connection, { streams: STREAMS, consumers: CONSUMERS, buckets: BUCKETS });
  let registry: RunningRegistry = await startRegistry(config, 'embedded', clock);
  return {
    connection,
    dataSource,
    rpc: new RpcClient(connection),
    restart: async () => {
      await registry.close();
      registry = await startRegistry(config, 'embedded', clock);
    },
    stop: async () => {
      await registry.close();
      await connection.close();
      await dataSource.destroy();
      await nats.stop();
      await stopSharedPostgres();
    },
  };
}
