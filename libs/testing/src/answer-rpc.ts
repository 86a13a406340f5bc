import type { NatsConnection } from '@nats-io/transport-node';

/**
 * Answers a subject as a Nest microservice would, in its packet format, instead of the service that does so
 * in production. Objects that the answer throws travel as its errors.
 *
 * @returns how to stop answering.
 */
export function answerRpc<Data = unknown>(
  nc: NatsConnection,
  subject: string,
  answer: (data: Data) => unknown,
): () => void {
  const subscription = nc.subscribe(subject, {
    callback: (_error, message) => {
      const { id, data } = message.json<{ id: string; data: Data }>();
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
  return () => subscription.unsubscribe();
}
