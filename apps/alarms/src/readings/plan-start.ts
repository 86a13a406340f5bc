import type { Checkpoint } from '../tracks/tracks.ports.js';

/** State of READINGS at the start. */
export interface StreamState {
  /** Unix ms. */
  readonly createdAt: number;
  readonly firstSequence: number;
  /** All messages up to here were acknowledged by us. */
  readonly acknowledgedTo: number;
}

/** Where judging goes on. */
export interface Start {
  /** The sequence behind which messages are read. */
  readonly after: number;
  /** Whether messages are gone that nobody judged: the stream was made anew, or it has dropped them. */
  readonly hasMissed: boolean;
}

/**
 * Says where judging goes on. Our own checkpoint goes before the acknowledgements, which may be lost on the way, and
 * which know nothing of a database that was restored.
 */
export function planStart(stream: StreamState, checkpoint: Checkpoint | undefined): Start {
  const isOfThisStream = checkpoint?.streamCreatedAt === stream.createdAt;
  const judgedTo = isOfThisStream ? checkpoint.sequence : stream.acknowledgedTo;
  const isAnother = checkpoint !== undefined && !isOfThisStream;
  return {
    after: Math.max(judgedTo, stream.firstSequence - 1),
    hasMissed: isAnother || stream.firstSequence > judgedTo + 1,
  };
}
