import type { DeadLetter } from '#libs/contracts';

/** Bytes in memory at once while dead letters are replayed: one group of the pipeline. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_LETTERS = 250;

/** Cuts letters into portions whose bytes fit into memory; letters of one pack stay in one portion where they can. */
export function portionsOf(letters: readonly DeadLetter[]): DeadLetter[][] {
  const portions: DeadLetter[][] = [];
  let bytes = 0;
  for (const letter of letters) {
    const open = portions.at(-1);
    if (open === undefined || open.length >= MOST_LETTERS || bytes + letter.bytes > MOST_BYTES) {
      portions.push([letter]);
      bytes = letter.bytes;
    } else {
      open.push(letter);
      bytes += letter.bytes;
    }
  }
  return portions;
}
