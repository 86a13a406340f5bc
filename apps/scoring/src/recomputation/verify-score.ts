import { RAW_KEPT_MS, registryRpc } from '#libs/contracts';
import { createDataSource } from '#libs/database';
import { connectNats, RpcClient } from '#libs/messaging';
import { AppError, type Clock, type Logger } from '#libs/runtime';
import { TimeSeriesReader } from '#libs/timeseries';
import { scoringDatabase } from '../bootstrap.js';
import type { VerifyConfig } from '../config.js';
import { PostgresRevisionArchive } from '../scores/postgres-revision.archive.js';
import { RawWindowSource } from './raw-window.source.js';
import { type Recomputation, recomputeScore } from './recompute-score.js';
import type { VerifyArguments } from './verify-arguments.js';

/** Recomputes a stored score against the running stack; `null` when no revision fits. */
export async function verifyScore(
  config: VerifyConfig,
  { zone, at, revision }: VerifyArguments,
  { clock, logger }: { clock: Clock; logger: Logger },
): Promise<Recomputation | null> {
  const dataSource = await createDataSource(scoringDatabase(config));
  const nats = await connectNats({
    url: config.GZ_NATS_URL,
    user: config.GZ_NATS_USER,
    password: config.GZ_NATS_PASSWORD,
    name: config.GZ_INSTANCE,
    logger,
  });
  try {
    const archived = await new PostgresRevisionArchive(dataSource).findWithParts({
      zone,
      asOf: at,
      revision,
    });
    if (archived === null) return null;
    const { subject, reply } = registryRpc.metrics;
    const { items: metrics } = await new RpcClient(nats).request(subject, {}, reply, { timeoutMs: 5_000 });
    const reader = new TimeSeriesReader({ url: config.GZ_INFLUX_URL, database: config.GZ_INFLUX_DATABASE });
    const rebuilt = new RawWindowSource(reader, metrics);
    return await recomputeScore(archived, { rebuilt, metrics, rawKeptSince: clock.now() - RAW_KEPT_MS });
  } finally {
    await nats.close();
    await dataSource.destroy();
  }
}

/** Whether an error says that stored inputs cannot be read, which is a finding, not a failure. */
export function isDamage(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'SCORE.INPUTS_DAMAGED';
}
