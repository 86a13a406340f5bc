import type { HeldOutcome, RejectReason, WriteOutcome } from './classify-write-response.js';
import type { LineBlock } from './line-block.js';

/** A row that InfluxDB refuses. */
export interface FailedRow {
  /** Index in the lines given. */
  readonly index: number;
  readonly reasonKind: RejectReason;
  readonly message: string;
}

/** What became of the lines. */
export type IsolatedWrite =
  /** All but the failed rows are stored. */
  | { readonly kind: 'done'; readonly failed: readonly FailedRow[]; readonly requests: number }
  /** Nothing can be said of the rows: the same lines again, later. */
  | { readonly kind: 'held'; readonly outcome: HeldOutcome; readonly requests: number };

/** Writes one body; {@link InfluxLineWriter.write} bound to a target. */
export type WriteBody = (body: Buffer) => Promise<WriteOutcome>;

/**
 * Writes lines and finds those that are refused by writing halves again, which changes nothing for rows
 * already stored. One bad row among n costs at most ⌈log2 n⌉ requests beside the first.
 */
export async function writeIsolating(write: WriteBody, lines: LineBlock): Promise<IsolatedWrite> {
  const run = new Isolation(write, lines);
  const held = lines.length === 0 ? undefined : await run.writeRange(0, lines.length);
  return held === undefined
    ? { kind: 'done', failed: run.failed.sort((a, b) => a.index - b.index), requests: run.requests }
    : { kind: 'held', outcome: held, requests: run.requests };
}

interface Refusal {
  readonly reasonKind: RejectReason;
  readonly message: string;
  /** Refused rows in the range, 0 when unknown. */
  readonly count: number;
}

class Isolation {
  readonly failed: FailedRow[] = [];
  requests = 0;

  constructor(
    private readonly write: WriteBody,
    private readonly lines: LineBlock,
  ) {}

  /** Writes the lines of a range; returns what made it impossible, if anything. */
  async writeRange(from: number, to: number): Promise<HeldOutcome | undefined> {
    const outcome = await this.send(from, to);
    switch (outcome.kind) {
      case 'stored':
        return undefined;
      case 'partial':
      case 'rejected':
        return this.isolate(from, to, refusalOf(outcome, to - from));
      case 'too-large':
        return this.writeHalves(from, to, outcome.message);
      case 'misconfigured':
      case 'overloaded':
      case 'unavailable':
        return outcome;
    }
  }

  /** Finds the refused rows of a range that was just written and has at least one. */
  private async isolate(from: number, to: number, refusal: Refusal): Promise<HeldOutcome | undefined> {
    if (refusal.count >= to - from) {
      for (let index = from; index < to; index++) this.fail(index, refusal);
      return undefined;
    }
    const middle = (from + to) >>> 1;
    const left = await this.send(from, middle);
    if (left.kind === 'stored')
      return this.isolate(middle, to, { ...refusal, count: countIn(refusal, to - middle) });
    if (left.kind !== 'partial' && left.kind !== 'rejected') {
      return left.kind === 'too-large' ? this.writeHalves(from, to, left.message) : left;
    }
    const ofLeft = refusalOf(left, middle - from);
    const held = await this.isolate(from, middle, ofLeft);
    if (held !== undefined) return held;
    const foundAll = refusal.count > 0 && refusal.count === ofLeft.count;
    return foundAll ? undefined : this.writeRange(middle, to);
  }

  private async writeHalves(from: number, to: number, message: string): Promise<HeldOutcome | undefined> {
    if (to - from === 1) {
      this.fail(from, { reasonKind: 'other', message, count: 1 });
      return undefined;
    }
    const middle = (from + to) >>> 1;
    return (await this.writeRange(from, middle)) ?? (await this.writeRange(middle, to));
  }

  private send(from: number, to: number): Promise<WriteOutcome> {
    this.requests++;
    return this.write(this.lines.slice(from, to).bytes);
  }

  private fail(index: number, { reasonKind, message }: Refusal): void {
    this.failed.push({ index, reasonKind, message });
  }
}

function refusalOf(outcome: Extract<WriteOutcome, { kind: 'partial' | 'rejected' }>, rows: number): Refusal {
  const { reasonKind, message } = outcome;
  return { reasonKind, message, count: outcome.kind === 'rejected' ? rows : Math.min(rows, outcome.dropped) };
}

/** The other half had none, so all are here; one row that must be the refused one needs no further request. */
function countIn(refusal: Refusal, rows: number): number {
  return rows === 1 ? 1 : refusal.count;
}
