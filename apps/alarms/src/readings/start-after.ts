import type { Checkpoint } from '../tracks/tracks.ports.js';

/** State of READINGS at the start. */
export interface StreamState {
  /** Unix ms. */
  readonly createdAt: number;
  readonly firstSequence: number;
  /** All messages up to here were acknowledged by us. */
  readonly acknowledgedTo: number;
}

/**
 * The sequence behind which judging goes on. Our own checkpoint goes before the acknowledgements, which may
 * be lost on the way, and which know nothing of a database that was restored.
 */
export function startAfter(stream: StreamState, checkpoint: Checkpoint | undefined): number {
  const isOfThisStream = checkpoint?.streamCreatedAt === stream.createdAt;
  const judgedTo = isOfThisStream ? checkpoint.sequence : stream.acknowledgedTo;
  return Math.max(judgedTo, stream.firstSequence - 1);
}
