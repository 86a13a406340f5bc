import type { Commit } from '#libs/contracts';
import type { StoredRun } from '../ledger/ledger.ports.js';
import { contiguousTo, gapsIn } from '../ledger/seq-ranges.js';

/** What a device is told about a run. */
export function commitOfRun({ zone, device, boot, stored }: StoredRun, at: number): Commit {
  return {
    zone,
    device,
    boot,
    contiguousSeq: contiguousTo(stored),
    missing: gapsIn(stored),
    keys: [],
    at,
  };
}

/** What a device is told about packs without a sequence, or when nothing of a run is stored. */
export function commitOfKeys(
  zone: string,
  device: string,
  {
    boot = null,
    keys = [],
    at,
  }: { readonly boot?: number | null; readonly keys?: string[]; readonly at: number },
): Commit {
  return { zone, device, boot, contiguousSeq: 0, missing: [], keys, at };
}
