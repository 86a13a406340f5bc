import type { ShippedStack } from '../../support/shipped-stack.js';
import type { FaultDevices } from '../devices.js';
import type { Fleet } from '../publisher/fleet.js';
import type { Journal, JournalEntry } from '../publisher/journal.js';
import { pause } from '../world.js';
import type { AlarmFeed } from './alarm-feed.js';
import { compareAlarms, type Episode, episodesOf } from './alarms.js';
import { compare } from './compare.js';
import { findDeliveryFaults, expectedDelivery } from './delivery.js';
import { type Differences, isSettled, lookAgain, UNREADABLE } from './differences.js';
import { expectationOf } from './expectation.js';
import { countHostileAnswers } from './hostile-questions.js';
import { readAlarms, readBack, readDelivery } from './read-back.js';

const LOOK_EVERY_MS = 1_000;
const READ_EVERY_MS = 3_000;
/** Faults that are told one by one. */
const EXAMPLES = 10;

/** Who and what is judged. */
export interface Evidence {
  readonly stack: ShippedStack;
  readonly devices: FaultDevices;
  readonly fleet: Fleet;
  readonly journal: Journal;
  readonly feed: AlarmFeed;
}

/** What the oracle found. */
export interface Judgement {
  readonly differences: Differences;
  /** Exceedances that had to become alarms. */
  readonly episodes: number;
}

/** How patient the oracle is, and whom it tells. */
export interface JudgeOptions {
  readonly settleMs: number;
  readonly tell: (text: string) => void;
}

/**
 * Waits until devices hold nothing back any more, then reads everything and compares. What was acknowledged has to be
 * there at once; only what follows it by itself, as windows do, is read again until all agrees or the patience ends.
 */
export async function judge(evidence: Evidence, { settleMs, tell }: JudgeOptions): Promise<Judgement> {
  const { fleet, journal } = evidence;
  const drained = performance.now();
  await until(() => fleet.waiting === 0, settleMs);
  tell(`${fleet.waiting} packs wait ${secondsSince(drained)} s after the last fault`);
  const entries = await journal.read();
  const episodes = episodesOf(entries, evidence.devices.panel.id);
  const begun = performance.now();
  let lastError: unknown;
  let found = UNREADABLE;
  do {
    try {
      const seen = await lookOnce(evidence, entries, episodes, tell);
      found = found === UNREADABLE ? seen : lookAgain(found, seen);
      if (isSettled(found)) break;
    } catch (error) {
      lastError = error;
    }
    await pause(READ_EVERY_MS);
  } while (performance.now() - begun < settleMs);
  if (found === UNREADABLE) tell(`nothing could be read back: ${String(lastError)}`);
  tell(`read back after ${secondsSince(begun)} s: ${JSON.stringify(found)}`);
  return { differences: found, episodes: episodes.length };
}

async function lookOnce(
  { stack, devices, fleet, feed }: Evidence,
  entries: readonly JournalEntry[],
  episodes: readonly Episode[],
  tell: JudgeOptions['tell'],
): Promise<Differences> {
  const { panel, stations } = devices;
  const expected = expectationOf(entries);
  const alarms = await readAlarms(stack, panel);
  return {
    ...compare(expected, await readBack(stack, expected, devices)),
    ...compareAlarms(episodes, alarms, feed.heard),
    neverAcknowledged: fleet.waiting,
    wrongCounts: await countWrong(stack, entries, tell),
    unreadable: 0,
    injected: await countHostileAnswers(stack, stations[0]?.id ?? ''),
  };
}

async function countWrong(
  stack: ShippedStack,
  entries: readonly JournalEntry[],
  tell: JudgeOptions['tell'],
): Promise<number> {
  const faults: string[] = [];
  for (const [device, expected] of expectedDelivery(entries)) {
    const read = await readDelivery(stack, device, [...expected.minutes.keys()]);
    faults.push(...findDeliveryFaults(expected, read).map(fault => `${device} ${fault}`));
  }
  for (const fault of faults.slice(0, EXAMPLES)) tell(`wrong count: ${fault}`);
  return faults.length;
}

const secondsSince = (moment: number): string => ((performance.now() - moment) / 1_000).toFixed(1);

async function until(isSo: () => boolean, limitMs: number): Promise<void> {
  for (const limit = Date.now() + limitMs; !isSo() && Date.now() < limit; ) await pause(LOOK_EVERY_MS);
}
