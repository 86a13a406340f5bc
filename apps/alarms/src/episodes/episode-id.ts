import { createHash } from 'node:crypto';

/**
 * Id of an episode: the same readings give the same episode, however often they come.
 *
 * @param turn above 0 when another episode has the id, since readings that came late moved its beginning.
 */
export function episodeId(rule: string, device: string, raisedAt: number, turn = 0): string {
  const parts = turn === 0 ? [rule, device, raisedAt] : [rule, device, raisedAt, turn];
  return createHash('sha256').update(parts.join('|')).digest('base64url').slice(0, 22);
}
