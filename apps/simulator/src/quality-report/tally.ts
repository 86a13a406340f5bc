import { flagOf, type QcReason, Quality, reasonsOf } from '#libs/telemetry';
import { type Fault, FaultKind, TRUE_READINGS } from '../faults/fault.js';
import type { JudgedReading } from './device-judge.js';

/** Why a fault was found: a reason of quality control, or since readings are missing or came from the future. */
export type Evidence = QcReason | 'missing';

/** What became of the faults of one kind. */
export interface KindTally {
  faults: number;
  /** Faults with at least one flag or missing reading before they ended. */
  found: number;
  /** Readings of the touched metrics while the faults went on, and how many were suspect or failed. */
  readings: number;
  suspect: number;
  failed: number;
  /** Time from the beginning of each fault to its first flag, ms. */
  delaysMs: number[];
  /** Faults by what they were found by. */
  evidence: Map<Evidence, number>;
}

/** What became of the flags of one reason. */
export interface ReasonTally {
  flags: number;
  /** Those that belong to a fault of the readings. */
  right: number;
  /** Wrong ones by metric. */
  wrong: Map<string, number>;
}

/** Faults that take readings away; others may only coincide with a silence of their device. */
const SILENT: ReadonlySet<FaultKind> = new Set([FaultKind.ClockSkew, FaultKind.Gap, FaultKind.Outage]);

/** A fault while its device is judged. */
interface OpenFault {
  readonly fault: Fault;
  readonly evidence: Set<Evidence>;
  firstAt: number | undefined;
}

/** Steps behind a fault in which a flag is not wrong: the way back is a jump too. */
const AFTER_STEPS = 2;
/** More than so many steps without a reading is a gap (HP-GSR 0.1 §6.1). */
const GAP_STEPS = 2;

/** Compares flags with the ground truth. */
export class Tally {
  readonly kinds = new Map<Fault['kind'], KindTally>();
  readonly reasons = new Map<QcReason, ReasonTally>();
  devices = 0;
  readings = 0;
  /** Readings that are suspect or failed, and how many of them belong to a fault that makes readings wrong. */
  flags = 0;
  right = 0;

  /**
   * Adds a device.
   *
   * @param faults of the time that was judged, which do not overlap.
   * @param judged its readings; those of one metric in time order.
   * @param cadenceOf steps between readings, ms.
   */
  add(
    faults: readonly Fault[],
    judged: readonly JudgedReading[],
    cadenceOf: (metric: string) => number,
  ): void {
    this.devices++;
    const open = faults.map(
      (fault): OpenFault => ({
        fault: asSaid(fault),
        evidence: new Set(),
        firstAt: undefined,
      }),
    );
    for (const { fault } of open) this.of(fault).faults++;
    const last = new Map<string, number>();
    for (const reading of judged) {
      const { metric, timeMs } = reading;
      const stepMs = cadenceOf(metric);
      this.addReading(open, reading, stepMs);
      const before = last.get(metric);
      if (before !== undefined && timeMs - before > GAP_STEPS * stepMs)
        noteGap(open, metric, before, timeMs, stepMs);
      last.set(metric, timeMs);
    }
    for (const { fault, evidence, firstAt } of open) {
      if (evidence.size === 0) continue;
      const kind = this.of(fault);
      kind.found++;
      if (firstAt !== undefined) kind.delaysMs.push(Math.max(0, firstAt - fault.from));
      for (const reason of evidence) kind.evidence.set(reason, (kind.evidence.get(reason) ?? 0) + 1);
    }
  }

  private addReading(
    open: readonly OpenFault[],
    { metric, timeMs, findings }: JudgedReading,
    stepMs: number,
  ): void {
    this.readings++;
    const flag = flagOf(findings);
    const isFlagged = flag === Quality.Suspect || flag === Quality.Fail;
    const reasons = isFlagged ? reasonsOf(findings) : [];
    // Metrics that are compared with each other are suspect together.
    const cause = open.find(
      ({ fault: { from, to, metrics } }) =>
        timeMs >= from &&
        timeMs < to + AFTER_STEPS * stepMs &&
        (metrics.includes(metric) || reasons.includes('cross-check')),
    );
    if (cause && timeMs < cause.fault.to && cause.fault.metrics.includes(metric)) {
      const kind = this.of(cause.fault);
      kind.readings++;
      if (flag === Quality.Suspect) kind.suspect++;
      if (flag === Quality.Fail) kind.failed++;
    }
    if (!isFlagged) return;
    const isRight = cause !== undefined && !TRUE_READINGS.has(cause.fault.kind);
    this.flags++;
    if (isRight) this.right++;
    for (const reason of reasons) {
      const tally = this.reasonOf(reason);
      tally.flags++;
      if (isRight) tally.right++;
      else tally.wrong.set(metric, (tally.wrong.get(metric) ?? 0) + 1);
      // The way back shows a fault too late.
      if (cause && timeMs < cause.fault.to) {
        cause.evidence.add(reason);
        cause.firstAt = Math.min(cause.firstAt ?? timeMs, timeMs);
      }
    }
  }

  private of({ kind }: Fault): KindTally {
    let tally = this.kinds.get(kind);
    if (tally === undefined) {
      tally = { faults: 0, found: 0, readings: 0, suspect: 0, failed: 0, delaysMs: [], evidence: new Map() };
      this.kinds.set(kind, tally);
    }
    return tally;
  }

  private reasonOf(reason: QcReason): ReasonTally {
    let tally = this.reasons.get(reason);
    if (tally === undefined) {
      tally = { flags: 0, right: 0, wrong: new Map() };
      this.reasons.set(reason, tally);
    }
    return tally;
  }
}

/** The fault in the times that the device gives: a wrong clock takes its readings to other times. */
function asSaid(fault: Fault): Fault {
  if (fault.kind !== FaultKind.ClockSkew) return fault;
  return { ...fault, from: fault.from + Math.min(0, fault.size), to: fault.to + Math.max(0, fault.size) };
}

/** A stretch without readings shows the faults that lie in it. */
function noteGap(
  open: readonly OpenFault[],
  metric: string,
  before: number,
  after: number,
  stepMs: number,
): void {
  for (const one of open) {
    const { from, to, metrics, kind } = one.fault;
    if (!SILENT.has(kind) || !metrics.includes(metric) || from >= after || to <= before) continue;
    one.evidence.add('missing');
    const at = before + GAP_STEPS * stepMs;
    one.firstAt = Math.min(one.firstAt ?? at, at);
  }
}
