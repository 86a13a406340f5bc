import type { Commit } from '#libs/contracts';
import { commitOfKeys, commitOfRun } from '../commits/commit-of.js';
import type { StoredRun } from '../ledger/ledger.ports.js';
import type { PreparedPack } from './pack.js';
import { supersededRefusal } from '../dead-letters/dead-letter.js';

/** What became of a group. */
export interface GroupOutcome {
  /** To be announced after the packs are acknowledged. */
  readonly commits: readonly Commit[];
  readonly newPacks: number;
  /** Values stored, those that failed quality control included. */
  readonly samples: number;
  readonly deadLetters: number;
}

/** Adds one refusal to each pack of which other packs hold points. */
export function refuseSuperseded(packs: readonly PreparedPack[]): void {
  for (const pack of packs) {
    let points = 0;
    let values = 0;
    for (const point of pack.points) {
      if (point.state !== 'superseded') continue;
      points++;
      values += point.values.length;
    }
    if (points > 0) pack.refusals.push(supersededRefusal(points, values));
  }
}

/** Commits of the runs touched, and of the packs without a sequence. */
export function commitsOf(runs: readonly StoredRun[], packs: readonly PreparedPack[], at: number): Commit[] {
  const commits = runs.map(run => commitOfRun(run, at));
  const keys = new Map<string, { zone: string; device: string; keys: string[] }>();
  for (const { isNamed, seq, zone, device, key } of packs) {
    if (!isNamed || seq !== null) continue;
    const name = `${zone} ${device}`;
    const entry = keys.get(name);
    if (entry === undefined) keys.set(name, { zone, device, keys: [key] });
    else entry.keys.push(key);
  }
  for (const entry of keys.values()) {
    commits.push(commitOfKeys(entry.zone, entry.device, { keys: entry.keys, at }));
  }
  return commits;
}

/** Values of the points that were stored. */
export function countSamples(packs: readonly PreparedPack[]): number {
  let samples = 0;
  for (const { points } of packs) {
    for (const { state, values } of points) if (state === 'claimed') samples += values.length;
  }
  return samples;
}
