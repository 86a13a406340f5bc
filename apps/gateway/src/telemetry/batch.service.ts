import { Injectable } from '@nestjs/common';
import type { DeadLetter } from '#libs/contracts';
import { AppError, forEachAtOnce } from '#libs/runtime';
import { type KnownPack, PackIntakeService } from './pack-intake.service.js';
import type { PackOutcome } from './outcome-of.js';
import type { BatchLine } from './parse-batch.js';

/** Packs waited for at once: each costs two subscriptions. */
const AT_ONCE = 128;

/** What became of one line. */
export interface BatchItem {
  readonly line: number;
  readonly zone: string | null;
  readonly device: string | null;
  /** `null` for a line that was not handed in. */
  readonly key: string | null;
  /** `failed`: the broker or ingest was away, send the line again; `invalid`: correct it first. */
  readonly state: PackOutcome['state'] | 'failed' | 'invalid';
  readonly code: string | null;
  readonly detail: string | null;
  readonly deadLetters: readonly DeadLetter[];
}

/** Takes many packs in at once; each has an answer of its own. */
@Injectable()
export class BatchService {
  constructor(private readonly intake: PackIntakeService) {}

  /**
   * Hands every line in and waits for all of them.
   *
   * @param waitMs in all; what is not stored by then is `pending`.
   */
  async take(lines: readonly BatchLine[], waitMs: number, known: KnownPack): Promise<BatchItem[]> {
    const until = performance.now() + waitMs;
    const items = new Array<BatchItem>(lines.length);
    await forEachAtOnce(AT_ONCE, lines.entries(), async ([index, line]) => {
      items[index] = await this.takeLine(line, Math.max(0, until - performance.now()), known);
    });
    return items;
  }

  private async takeLine(line: BatchLine, waitMs: number, known: KnownPack): Promise<BatchItem> {
    if ('code' in line) return notTaken(line, 'invalid', line.code, line.detail);
    try {
      const { key, state, deadLetters } = await this.intake.take(line, waitMs, known);
      const { zone, device } = line;
      return { line: line.line, zone, device, key, state, code: null, detail: null, deadLetters };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return notTaken(line, 'failed', error.code, error.message);
    }
  }
}

function notTaken(line: BatchLine, state: 'failed' | 'invalid', code: string, detail: string): BatchItem {
  const { zone, device } = 'code' in line ? { zone: null, device: null } : line;
  return { line: line.line, zone, device, key: null, state, code, detail, deadLetters: [] };
}
