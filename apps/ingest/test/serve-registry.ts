import { type Device, registryRpc } from '#libs/contracts';
import type { NatsConnection } from '#libs/messaging';
import type { MetricDefinition } from '#libs/telemetry';

/** What the stand-in registry answers; tests change it. */
export interface RegistryAnswers {
  devices: Device[];
  metrics: MetricDefinition[];
}

/** Answers as the registry service does, in NestJS' packet format. */
export function serveRegistry(nats: NatsConnection, answers: RegistryAnswers): () => void {
  const serve = (subject: string, items: () => readonly unknown[]) =>
    nats.subscribe(subject, {
      callback: (error, message) => {
        if (error) throw error;
        const { id } = message.json<{ id: string }>();
        message.respond(JSON.stringify({ id, isDisposed: true, response: { items: items() } }));
      },
    });
  const subscriptions = [
    serve(registryRpc.devices.subject, () => answers.devices),
    serve(registryRpc.metrics.subject, () => answers.metrics),
  ];
  return () => subscriptions.forEach(subscription => subscription.unsubscribe());
}
