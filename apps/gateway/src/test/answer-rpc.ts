import type { NatsConnection } from '#libs/messaging';

/** Answers a subject as a Nest microservice would, in its packet format. */
export function answerRpc(nc: NatsConnection, subject: string, answer: (data: unknown) => unknown): void {
  nc.subscribe(subject, {
    callback: (_error, message) => {
      const packet = message.json<{ id: string; data: unknown }>();
      message.respond(JSON.stringify({ id: packet.id, response: answer(packet.data), isDisposed: true }));
    },
  });
}
