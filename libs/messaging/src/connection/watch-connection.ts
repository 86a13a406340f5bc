import type { NatsConnection, Status } from '@nats-io/transport-node';

/** Calls back at each loss and return of the connection until stopped. */
export function watchConnection(
  nc: NatsConnection,
  onChange: (state: 'connected' | 'disconnected') => void,
): () => void {
  const statuses = nc.status() as AsyncIterable<Status> & { stop?: () => void };
  void (async () => {
    for await (const status of statuses) {
      if (status.type === 'disconnect') onChange('disconnected');
      if (status.type === 'reconnect') onChange('connected');
    }
  })();
  return () => statuses.stop?.();
}
