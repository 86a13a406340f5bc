import { randomBytes } from 'node:crypto';

const COUNTER_LIMIT = 0xfff;

let lastMs = 0;
let counter = 0;

/**
 * Makes a UUID version 7 (RFC 9562 §5.7). Ids of one process sort in the order they were made: within
 * one millisecond the 12 bits of `rand_a` count, and a clock that steps back keeps the last time.
 *
 * @param nowMs Unix time in milliseconds.
 */
export function newId(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = randomBytes(2).readUInt16BE() & 0x1ff;
  } else if (++counter > COUNTER_LIMIT) {
    lastMs += 1;
    counter = 0;
  }
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = 0x80 | (bytes.readUInt8(8) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
