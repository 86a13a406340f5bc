import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { toMessagingError } from '../connection/messaging.errors.js';
import { streamReport } from './stream-report.js';

/** When and how far to purge. */
export interface PurgeOptions {
  /** Purge only when the stream is fuller than this share of its limit. Default 0.6. */
  readonly aboveShare?: number;
  /** Keep this sequence and all after it, whatever is acknowledged: position of a reader without a consumer. */
  readonly keepFrom?: number;
}

/** What a purge did. */
export interface PurgeResult {
  readonly purged: number;
  /** Share of the limit that was used before. */
  readonly share: number;
  /** Whether the stream is over the share and nothing could be purged: a reader is behind. */
  readonly isStuck: boolean;
}

/**
 * Makes room in a stream with `discard: new`, which refuses publishers when full although all is read:
 * removes what every durable consumer has acknowledged, oldest first. Without a consumer nothing counts
 * as acknowledged.
 */
export async function purgeAcknowledged(
  nc: NatsConnection,
  stream: string,
  { aboveShare = 0.6, keepFrom = Number.POSITIVE_INFINITY }: PurgeOptions = {},
): Promise<PurgeResult> {
  const { share, consumers, firstSequence } = await streamReport(nc, stream);
  if (share <= aboveShare) return { purged: 0, share, isStuck: false };
  const acknowledgedTo = consumers.length === 0 ? 0 : Math.min(...consumers.map(lag => lag.acknowledgedTo));
  const purgeBelow = Math.min(acknowledgedTo + 1, keepFrom);
  if (purgeBelow <= firstSequence) return { purged: 0, share, isStuck: true };
  const manager = await jetstreamManager(nc, { checkAPI: false });
  const { purged } = await manager.streams.purge(stream, { seq: purgeBelow }).catch((error: unknown) => {
    throw toMessagingError(error, `purge ${stream}`);
  });
  return { purged, share, isStuck: false };
}
