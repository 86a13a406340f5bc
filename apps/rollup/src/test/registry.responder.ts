import { type Device, type Metric, registryRpc } from '#libs/contracts';
import type { NatsConnection } from '#libs/messaging';

/** Answers the questions that rollup asks the registry, in the packet format of NestJS. */
export function answerAsRegistry(
  nats: NatsConnection,
  { metrics, devices }: { readonly metrics: readonly Metric[]; readonly devices: readonly Device[] },
): void {
  const answer = (subject: string, items: readonly unknown[]): void => {
    nats.subscribe(subject, {
      callback: (_, message) => {
        const { id } = JSON.parse(new TextDecoder().decode(message.data)) as { id: string };
        message.respond(JSON.stringify({ id, response: { items }, isDisposed: true }));
      },
    });
  };
  answer(registryRpc.metrics.subject, metrics);
  answer(registryRpc.devices.subject, devices);
}
