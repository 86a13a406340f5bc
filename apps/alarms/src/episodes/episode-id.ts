import { createHash } from 'node:crypto';

/** Id of an episode: the same readings give the same episode, however often they come. */
export function episodeId(rule: string, device: string, raisedAt: number): string {
  return createHash('sha256').update(`${rule}|${device}|${raisedAt}`).digest('base64url').slice(0, 22);
}
