import type { SenmlLabels } from './senml-labels.js';
import type { PackLane } from './senml-pack.js';

/** What the first record says of its pack as a whole. */
export interface Identity {
  boot: number | null;
  seq: number | null;
  lane: PackLane;
  /** What is wrong with it. */
  problem: string | null;
}

/** Identity of a pack that says nothing of itself. */
export const NO_IDENTITY: Readonly<Identity> = { boot: null, seq: null, lane: 'live', problem: null };

/** Reads our own labels of the first record: `boot` (Unix ms), `seq` (from 1) and `lane`. */
export function readIdentity({ boot, seq, lane }: SenmlLabels): Identity {
  const identity: Identity = { ...NO_IDENTITY };
  if (lane === 'history') identity.lane = 'history';
  else if (lane !== undefined && lane !== 'live') {
    identity.problem = '"lane" is neither "live" nor "history".';
  }
  if (boot === undefined && seq === undefined) return identity;
  if (isCount(boot, 0) && isCount(seq, 1)) {
    identity.boot = boot;
    identity.seq = seq;
  } else {
    identity.problem = '"boot" (Unix ms) and "seq" (from 1) must both be whole numbers.';
  }
  return identity;
}

function isCount(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least;
}
