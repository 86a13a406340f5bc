import type { NatsConnection } from '#libs/messaging';

/** Answers a subject as a Nest microservice would, in its packet format. Thrown objects are its errors. */
export function answerRpc(nc: NatsConnection, subject: string, answer: (data: unknown) => unknown): void {
  nc.subscribe(subject, {
    callback: (_error, message) => {
      const { id, data } = message.json<{ id: string; data: unknown }>();
      const reply = (): object => {
        try {
          return { response: answer(data) };
        } catch (err) {
          return { err };
        }
      };
      message.respond(JSON.stringify({ id, isDisposed: true, ...reply() }));
    },
  });
}
