import { createHash } from 'node:crypto';
import { digestKey, packKey } from '#libs/contracts';
import { decodeSenml } from '#libs/telemetry';

/** Which pack this is: by its sequence where it has one, else by its bytes. */
export interface PackIdentity {
  readonly key: string;
  readonly boot: number | null;
  readonly seq: number | null;
}

/** The same identity that ingest gives the pack, so that its commit is recognised. */
export function identifyBytes(device: string, bytes: Uint8Array, now: number): PackIdentity {
  const decoded = decodeSenml(bytes, now);
  const { boot, seq } = decoded.ok ? decoded.pack : decoded;
  if (typeof boot === 'number' && typeof seq === 'number')
    return { key: packKey(device, boot, seq), boot, seq };
  return {
    key: digestKey(device, createHash('sha256').update(bytes).digest('hex')),
    boot: null,
    seq: null,
  };
}
