/**
 * Everything random is a hash of a seed and a whole number (usually a time bucket), so that the value at
 * any time is the same whichever time was asked before.
 */

const UINT32 = 2 ** 32;

/** Final mixing of MurmurHash3: each input bit changes about half of the output bits. */
function finalize(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Mixes a seed and a whole number to 32 bits, unsigned. */
export function hashNumber(seed: number, index: number): number {
  return finalize((seed + Math.imul(index | 0, 0x9e3779b1)) | 0);
}

/** Hash of a text (FNV-1a, mixed with a seed), 32 bits, unsigned. */
export function hashText(seed: number, text: string): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return finalize(h);
}

/** Uniform in [0, 1). */
export function uniform(seed: number, index: number): number {
  return hashNumber(seed, index) / UINT32;
}

/** Uniform in [-1, 1). */
export function signed(seed: number, index: number): number {
  return hashNumber(seed, index) / (UINT32 / 2) - 1;
}

/** Uniform in [low, high). */
export function between(seed: number, index: number, low: number, high: number): number {
  return low + (high - low) * uniform(seed, index);
}
