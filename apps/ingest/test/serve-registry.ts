import { type Device, registryRpc } from '#libs/contracts';
import type { NatsConnection } from '#libs/messaging';
import type { MetricDefinition } from '#libs/telemetry';
import { answerRpc } from '#libs/testing';

/** What the stand-in registry answers; tests change it. */
export interface RegistryAnswers {
  devices: Device[];
  metrics: MetricDefinition[];
}

/** Answers as the registry service does; returns how to stop. */
export function serveRegistry(nats: NatsConnection, answers: RegistryAnswers): () => void {
  const stops = [
    answerRpc(nats, registryRpc.devices.subject, () => ({ items: answers.devices })),
    answerRpc(nats, registryRpc.metrics.subject, () => ({ items: answers.metrics })),
  ];
  return () => stops.forEach(stop => stop());
}
