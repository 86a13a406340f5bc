import { type RegistryChanged, subjects } from '#libs/contracts';
import type { NatsConnection } from '#libs/messaging';

/** What rules depend on. Cadences change all the time while history is filled in. */
const KINDS: readonly RegistryChanged['kind'][] = ['alarm-rules', 'devices', 'metrics', 'facts', 'limits'];

/** Calls when the registry says that something changed that rules depend on; returns how to stop. */
export function followRegistry(nats: NatsConnection, onChange: () => void): () => void {
  const subscriptions = KINDS.map(kind => nats.subscribe(subjects.registry(kind), { callback: onChange }));
  return () => subscriptions.forEach(subscription => subscription.unsubscribe());
}
