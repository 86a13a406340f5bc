import { isDaylight } from './daylight.js';
import { Finding } from './finding.js';
import type { SeriesRules } from './series-rules.js';
import type { SeriesState } from './series-state.js';

/** A register below this share of its last value has started again, or rolled over. Our choice. */
const RESET_SHARE = 0.1;
/** Jitter of a register that is no step back; the windows count it as no growth. */
const JITTER_SHARE = 1e-6;

/**
 * Judges a reading by those before it, and the one before by this one: spike, rate of change, flat line and
 * registers that run backwards (HP-GSR 0.1 §6.1). Findings are a pure function of the readings within
 * {@link SeriesRules.reachMs}. Moves the state on; allocates nothing.
 *
 * @param timeMs later than the state's last reading.
 * @param arrival what the reading's own tests found.
 * @returns findings of this reading; `state.isAmended` tells whether it showed something about the one before it.
 */
export function judgeNext(
  rules: SeriesRules,
  state: SeriesState,
  timeMs: number,
  value: number,
  arrival: number,
): number {
  const distance = timeMs - state.time;
  let findings = arrival;
  let shown = 0;
  const isLinked = distance <= rules.linkMs;
  if (isLinked) {
    if (rules.hasTests) findings |= Finding.Tested;
    if (rules.isCounter) {
      const middle = judgeRegister(state, value);
      if (middle === 'this') findings |= Finding.Backwards;
      else if (middle === 'last') shown = Finding.Backwards;
    } else {
      shown = judgeMiddle(rules, state, value);
      if (isTooFast(rules, state, value)) findings |= Finding.RateOfChange;
    }
  }
  findings |= judgeFlatness(rules, state, timeMs, value, distance);

  state.isAmended = isLinked && (shown & ~state.findings) !== state.shown;
  state.shown = 0;
  state.fourthTime = isLinked ? state.thirdTime : state.time;
  state.thirdTime = isLinked ? state.secondTime : state.time;
  state.secondTime = state.time;
  state.previousTime = isLinked ? state.time : Number.NEGATIVE_INFINITY;
  state.previousValue = isLinked ? state.value : Number.NaN;
  state.previousFindings = state.findings | shown;
  state.time = timeMs;
  state.value = value;
  state.findings = findings;
  return findings;
}

/** Which reading is out of order: this one when it falls, the last one when only that stands out. */
function judgeRegister({ value: last, previousValue: before }: SeriesState, value: number) {
  if (value >= last - Math.abs(last) * JITTER_SHARE) return 'none';
  if (value >= before) return 'last';
  return value < last * RESET_SHARE ? 'none' : 'this';
}

/**
 * The last reading as the middle of three: |x − (before + after)/2| against 3 and 6 interquartile ranges. It must
 * stand out from both sides, or the neighbours of a spike would be spikes too.
 */
function judgeMiddle(
  rules: SeriesRules,
  { value: middle, previousValue }: SeriesState,
  next: number,
): number {
  const before = middle - previousValue;
  const after = middle - next;
  // Also false when there is nothing before.
  if (!(before * after > 0)) return 0;
  const size = Math.abs(before + after) / 2;
  if (size <= rules.spikeSuspect) return 0;
  const least = Math.min(Math.abs(before), Math.abs(after));
  if (size > rules.spikeFail && least > rules.spikeFail / 2) return Finding.StrongSpike;
  return least > rules.spikeSuspect / 2 ? Finding.Spike : 0;
}

/** A return to the value before the last one is no change of its own: then the last one stood out. */
function isTooFast(rules: SeriesRules, { value: last, previousValue }: SeriesState, value: number): boolean {
  return (
    exceeds(rules, last, value) && !(Math.abs(value - previousValue) <= limitOf(rules, previousValue, value))
  );
}

function exceeds(rules: SeriesRules, from: number, to: number): boolean {
  if (rules.onlyRising && to < from) return false;
  return Math.abs(to - from) > limitOf(rules, from, to);
}

function limitOf({ rate, isFraction, fractionFloor }: SeriesRules, from: number, to: number): number {
  return isFraction ? rate * Math.max(Math.abs(from), Math.abs(to), fractionFloor) : rate;
}

function judgeFlatness(
  rules: SeriesRules,
  state: SeriesState,
  timeMs: number,
  value: number,
  distance: number,
): number {
  const stands = distance <= rules.gapMs && Math.abs(value - state.value) < rules.resolution;
  const mayStand = value >= rules.idleFrom && value <= rules.idleTo;
  if (!stands || mayStand || (rules.daylightOnly && !isDaylight(timeMs))) {
    state.flatSince = timeMs;
    return 0;
  }
  const stood = timeMs - state.flatSince;
  if (stood >= rules.flatFailMs) return Finding.LongFlatLine;
  return stood >= rules.flatSuspectMs ? Finding.FlatLine : 0;
}
