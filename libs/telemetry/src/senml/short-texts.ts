const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const CACHED_LENGTH = 32;
/** A power of two: more slots than there are metrics and units. */
const SLOTS = 4_096;

/**
 * Texts that were read before, so that the few names and units of a fleet are not made anew with every record:
 * half of the decoder's time otherwise. A slot holds the last text that fell on it.
 */
const cache = new Array<string>(SLOTS).fill('');

/** Text between two offsets of the bytes; `null` when it is not UTF-8. */
export function readText(bytes: Uint8Array, from: number, to: number): string | null {
  const length = to - from;
  if (length > CACHED_LENGTH || length === 0) return decode(bytes, from, to);
  const slot = slotOf(bytes, from, length);
  const known = cache[slot] as string;
  if (isSame(known, bytes, from, length)) return known;
  const text = decode(bytes, from, to);
  // Only texts of one byte a character can be compared with bytes.
  if (text !== null && text.length === length) cache[slot] = text;
  return text;
}

/** Five bytes tell names and units apart well enough; to mix all of them takes longer than a miss now and then. */
function slotOf(bytes: Uint8Array, from: number, length: number): number {
  const ends = ((bytes[from] as number) << 8) | (bytes[from + length - 1] as number);
  const inner =
    ((bytes[from + (length >> 2)] as number) << 16) |
    ((bytes[from + ((length * 5) >> 3)] as number) << 8) |
    (bytes[from + ((length * 3) >> 2)] as number);
  const mixed = Math.imul(ends + Math.imul(inner, 0x2c1b3c6d) + length, 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) & (SLOTS - 1);
}

function isSame(text: string, bytes: Uint8Array, from: number, length: number): boolean {
  if (text.length !== length) return false;
  for (let index = 0; index < length; index++) {
    if (text.charCodeAt(index) !== bytes[from + index]) return false;
  }
  return true;
}

function decode(bytes: Uint8Array, from: number, to: number): string | null {
  try {
    return utf8.decode(bytes.subarray(from, to));
  } catch {
    return null;
  }
}
