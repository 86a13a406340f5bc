import { Quality } from './quality.js';
import { QcReason } from './qc-reason.js';

/**
 * What the tests found about one reading, as bits of one number, so that judging allocates nothing. The
 * bits are stored beside the flag (`<field>_why`): they never change their meaning.
 */
export const Finding = {
  UnitMissing: 1 << 0,
  Plausible: 1 << 1,
  Gross: 1 << 2,
  UnknownCode: 1 << 3,
  Spike: 1 << 4,
  StrongSpike: 1 << 5,
  RateOfChange: 1 << 6,
  FlatLine: 1 << 7,
  LongFlatLine: 1 << 8,
  Backwards: 1 << 9,
  CrossCheck: 1 << 10,
  Dark: 1 << 11,
  Calibrating: 1 << 12,
  Fault: 1 << 13,
  /** No finding: at least one test could be run. Never stored. */
  Tested: 1 << 30,
} as const;

/** Findings that make a reading fail; every other one makes it suspect. */
const FAILING =
  Finding.Gross |
  Finding.UnknownCode |
  Finding.StrongSpike |
  Finding.LongFlatLine |
  Finding.Backwards |
  Finding.Fault;

/** Findings of a reading that is kept apart: impossible, or not a measurement at all. */
const REJECTING = Finding.Gross | Finding.UnknownCode | Finding.Calibrating | Finding.Fault;

const REASONS: ReadonlyArray<readonly [bit: number, reason: QcReason]> = [
  [Finding.Fault, QcReason.Fault],
  [Finding.Gross, QcReason.Gross],
  [Finding.UnknownCode, QcReason.UnknownCode],
  [Finding.Backwards, QcReason.Backwards],
  [Finding.StrongSpike | Finding.Spike, QcReason.Spike],
  [Finding.LongFlatLine | Finding.FlatLine, QcReason.FlatLine],
  [Finding.Calibrating, QcReason.Calibrating],
  [Finding.RateOfChange, QcReason.RateOfChange],
  [Finding.CrossCheck, QcReason.CrossCheck],
  [Finding.Dark, QcReason.Dark],
  [Finding.Plausible, QcReason.Plausible],
  [Finding.UnitMissing, QcReason.UnitMissing],
];

/**
 * The flag that findings amount to: fail, else not evaluated while calibrating (HP-GSR 0.1 §6.1, status `01`),
 * else suspect, else pass when any test ran.
 */
export function flagOf(findings: number): Quality {
  const found = findings & ~Finding.Tested;
  if (found === 0) return findings === 0 ? Quality.NotEvaluated : Quality.Pass;
  if ((found & FAILING) !== 0) return Quality.Fail;
  return (found & Finding.Calibrating) !== 0 ? Quality.NotEvaluated : Quality.Suspect;
}

/** The findings without the note that a test ran, as they are stored; 0 when there are none. */
export function storedFindings(findings: number): number {
  return findings & ~Finding.Tested;
}

/** Whether a reading with these findings on arrival belongs to the rejected series. */
export function isRejected(findings: number): boolean {
  return (findings & REJECTING) !== 0;
}

/** Stable codes of findings, worst first. */
export function reasonsOf(findings: number): QcReason[] {
  return REASONS.filter(([bits]) => (findings & bits) !== 0).map(([, reason]) => reason);
}

/** The findings behind reasons of a single reading's verdict. */
export function findingsOf(reasons: readonly QcReason[]): number {
  let findings = 0;
  for (const [bits, reason] of REASONS) if (reasons.includes(reason)) findings |= bits & -bits;
  return findings;
}
