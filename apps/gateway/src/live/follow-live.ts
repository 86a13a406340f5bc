import type { FastifyReply, FastifyRequest } from 'fastify';
import { ErrorCode } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { openEventStream } from '../http/event-stream.js';
import type { LiveHub, Viewer } from './live.hub.js';

/** Viewers of one gateway; each may owe a quarter of a megabyte. */
const MAX_VIEWERS = 1_500;

/** A request that is answered with events. */
export interface FollowRequest {
  readonly hub: LiveHub;
  readonly clock: Clock;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly lastEventId: string | undefined;
}

/** Answers with server-sent events until the viewer goes. @throws AppError `DEPENDENCY.UNAVAILABLE`. */
export function followLive(
  { hub, clock, request, reply, lastEventId }: FollowRequest,
  interest: Pick<Viewer, 'actor' | 'zone'>,
): void {
  if (hub.size >= MAX_VIEWERS)
    throw new AppError(ErrorCode.DependencyDown, 'Too many viewers follow now; try again later.');
  const stream = openEventStream(request, reply, clock);
  const viewer: Viewer = {
    ...interest,
    isReady: () => stream.isReady(),
    send: frames => stream.send(frames),
    close: () => stream.end(),
  };
  stream.onClose(() => hub.remove(viewer));
  const after = Number(lastEventId);
  hub.add(viewer, lastEventId && Number.isSafeInteger(after) && after >= 0 ? after : undefined);
  if (stream.isClosed) hub.remove(viewer);
}
