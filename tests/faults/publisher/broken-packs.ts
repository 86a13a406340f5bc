import { createHash } from 'node:crypto';
import { packOf } from '../../support/readings.js';
import type { DeviceName } from '../../support/stubborn-device.js';
import type { Random } from '../random.js';

/** Bytes that are no pack, and the key by which they are known. */
export interface BrokenPack {
  readonly device: DeviceName;
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** A byte that occurs nowhere in UTF-8. */
const NO_TEXT = 0xff;

/** Damages a pack of its own as a bad line does: cut short, or with bytes that are no text. */
export function breakPack(device: DeviceName, number: number, random: Random): BrokenPack {
  const bytes = Buffer.from(packOf(device.id, { t: 0, v: number }));
  // The number is at its end: what is cut keeps it, so that no two broken packs are the same bytes.
  const broken = random.chance(0.5)
    ? Buffer.concat([Buffer.from(`[{"n":${number},`), bytes.subarray(0, random.whole(0, bytes.length - 1))])
    : Buffer.concat([bytes, Buffer.from([NO_TEXT, random.whole(0, 255)])]);
  const digest = createHash('sha256').update(broken).digest('hex');
  return { device, key: `${device.id}:sha256:${digest}`, bytes: broken };
}
