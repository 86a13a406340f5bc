import { subjects } from '#libs/contracts';
import type { NatsConnection } from '#libs/messaging';
import type { HealthRegistry } from '#libs/runtime';

/** Answers `gz.rpc.v1.gateway.health` as the other services do, in NestJS' packet format. */
export function answerHealth(nc: NatsConnection, health: HealthRegistry): void {
  nc.subscribe(subjects.rpc('gateway', 'health'), {
    queue: 'gateway',
    callback: (error, message) => {
      if (error !== null) return;
      const { id } = message.json<{ id?: string }>();
      void health.report().then(response => {
        message.respond(JSON.stringify({ id, response, isDisposed: true }));
      });
    },
  });
}
