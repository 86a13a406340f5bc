import type { NatsConnection } from '@nats-io/transport-node';

/** Answers requests in the packet format of NestJS, as another service would. */
export function answer(
  nc: NatsConnection,
  subject: string,
  reply: (data: Record<string, unknown>) => unknown,
): void {
  nc.subscribe(subject, {
    callback: (error, message) => {
      if (error) return;
      const { id, data } = message.json<{ id: string; data: Record<string, unknown> }>();
      message.respond(JSON.stringify({ id, isDisposed: true, response: reply(data) }));
    },
  });
}
