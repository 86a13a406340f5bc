import { createHash } from 'node:crypto';

/** Id of a delivery: the same occasion gives the same one, so that nobody is told twice by two routes or after a crash. */
export function deliveryId(...parts: readonly (number | string)[]): string {
  return createHash('sha256').update(parts.join('|')).digest('base64url').slice(0, 22);
}
