import type { CadenceDeclaration } from '#libs/contracts';
import { groupBy } from '#libs/runtime';
import { localDay, startOfLocalDay } from '../physics/time/local-time.js';
import { historySpans, type TimeSpan, uncoveredTime } from './cover-time.js';

/** A shorter gap is filled in at the devices' own cadence: a real device would have kept measuring. */
const SHORT_GAP_MS = 30 * 60_000;
/** What the devices had not got rid of when everything stopped. */
const BUFFERED_MS = 2 * 60_000;
/** Readings older than 60 days are refused; a margin for the time the filling takes. */
const OLDEST_MS = 59 * 86_400_000;

/** What is known about a device at the start. */
export interface DeviceBefore {
  readonly id: string;
  readonly declarations: readonly CadenceDeclaration[];
  /** Last reading stored, Unix ms; `null` = none. */
  readonly lastSeen: number | null;
}

/** Time to fill in for some devices. */
export interface PlannedSpan extends TimeSpan {
  readonly devices: readonly string[];
  /** 0 = each channel's own cadence. */
  readonly stepMs: number;
  /** Whether it still has to be declared. */
  readonly isNew: boolean;
  readonly since: ReadonlyMap<string, number>;
}

/** What is asked for. */
export interface StartWish {
  /** First moment of live, Unix ms. */
  readonly liveFrom: number;
  /** Whole local days of history before the present one; 0 = none. */
  readonly historyDays: number;
  readonly stepSeconds: number;
}

/**
 * Decides what of the past has to be sent: what was never covered, and what an earlier start declared and may
 * not have finished. Devices that were declared alike are planned together.
 */
export function planStart(devices: readonly DeviceBefore[], wish: StartWish): PlannedSpan[] {
  const groups = groupBy(devices, ({ declarations }) =>
    JSON.stringify(declarations.map(({ from, to, stepSeconds }) => [from, to, stepSeconds])),
  );
  return [...groups.values()].flatMap(group => planGroup(group, wish));
}

function planGroup(group: readonly DeviceBefore[], wish: StartWish): PlannedSpan[] {
  const { liveFrom, stepSeconds } = wish;
  const declarations = (group[0] as DeviceBefore).declarations;
  const devices = group.map(({ id }) => id);
  // The moment when everything stopped; a device that was silent before was silent on its own account.
  const lastSeen = group.reduce<number | null>(
    (last, { lastSeen: own }) => (own === null ? last : Math.max(last ?? own, own)),
    null,
  );
  const isKnown = declarations.length > 0;
  const wanted = { from: wantedFrom(wish, isKnown), to: liveFrom };
  const planned = uncoveredTime(declarations, wanted, lastSeen).map(({ from, to }): PlannedSpan => {
    if (!isKnown || to - from > SHORT_GAP_MS) {
      return { from, to, devices, stepMs: stepSeconds * 1_000, isNew: true, since: new Map() };
    }
    // What was in the devices' buffers when everything stopped is gone too: each goes on after its own last reading.
    const start = Math.max(wanted.from, from - BUFFERED_MS);
    const since = new Map(
      group.map(({ id, lastSeen: own }) => [id, own === null ? from : Math.max(start, own + 1)] as const),
    );
    return { from: start, to, devices, stepMs: 0, isNew: true, since };
  });
  for (const { from, to, stepSeconds: step } of historySpans(declarations)) {
    const start = Math.max(from, liveFrom - OLDEST_MS);
    if (start < to) {
      planned.push({ from: start, to, devices, stepMs: step * 1_000, isNew: false, since: new Map() });
    }
  }
  return planned;
}

function wantedFrom({ liveFrom, historyDays }: StartWish, isKnown: boolean): number {
  const history = historyDays === 0 ? liveFrom : startOfLocalDay(localDay(liveFrom) - historyDays);
  return isKnown ? Math.min(history, liveFrom - SHORT_GAP_MS) : history;
}
