import { storedFindings } from './finding.js';
import { judgeNext } from './judge-next.js';
import type { SeriesReading } from './judge-series.js';
import type { SeriesRules } from './series-rules.js';
import type { SeriesState } from './series-state.js';

/** Readings behind a new one that it can matter to directly; those behind them only by a flat line. */
const NEIGHBOURS = 2;

/** A stored reading with the findings it was stored with. */
export interface FollowingReading extends SeriesReading {
  readonly stored: number;
}

/**
 * Whether the readings that follow a state keep the findings they were stored with, all those behind them included,
 * and show nothing new about the state's last one. Says no when in doubt.
 *
 * @param following the first stored readings behind the state, in time order.
 */
export function keepsFindings(
  rules: SeriesRules,
  state: SeriesState,
  following: readonly FollowingReading[],
): boolean {
  const [first] = following;
  const last = following.at(-1);
  if (first === undefined || last === undefined) return false;
  if (first.timeMs - state.time > rules.reachMs) return true;
  if (following.length < NEIGHBOURS) return false;
  const after = { ...state };
  let before: FollowingReading | undefined;
  for (const reading of following) {
    judgeNext(rules, after, reading.timeMs, reading.value, reading.arrival);
    const isKept = before === undefined ? !after.isAmended : isAlike(after.previousFindings, before);
    if (!isKept) return false;
    before = reading;
  }
  const hasMoved = rules.flatFailMs === Number.POSITIVE_INFINITY || after.flatSince > first.timeMs;
  return hasMoved && isAlike(after.findings, last);
}

function isAlike(findings: number, { stored }: FollowingReading): boolean {
  return storedFindings(findings) === stored;
}
