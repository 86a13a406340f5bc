import { type Device, type Metric, registryRpc } from '#libs/contracts';
import type { NatsConnection } from '#libs/messaging';
import { answerRpc } from '#libs/testing';

/** Answers the questions that rollup asks the registry. */
export function answerAsRegistry(
  nats: NatsConnection,
  { metrics, devices }: { readonly metrics: readonly Metric[]; readonly devices: readonly Device[] },
): void {
  answerRpc(nats, registryRpc.metrics.subject, () => ({ items: metrics }));
  answerRpc(nats, registryRpc.devices.subject, () => ({ items: devices }));
}
