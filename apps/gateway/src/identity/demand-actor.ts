import { type Actor, ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import type { ActorReader } from './identity.ports.js';

/**
 * The actor that a request names.
 *
 * @throws AppError `ACTOR.UNKNOWN`, `DATABASE.*`.
 */
export async function demandActor(actors: ActorReader, id: string | undefined): Promise<Actor> {
  const actor = id === undefined ? undefined : await actors.find(id);
  if (actor) return actor;
  throw new AppError(
    ErrorCode.ActorUnknown,
    'Say who asks: header x-gz-actor with an id of GET /api/v1/actors.',
  );
}
