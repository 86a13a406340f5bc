import type { DeadLetterReason } from '#libs/contracts';
import type { Refusal } from './pack.js';

/** Records named in one detail; a pack of thousands of bad records must not make a page of text. */
const NAMED_RECORDS = 10;

interface Entry {
  readonly names: string[];
  readonly times: number[];
  readonly explanation: string;
}

/** Collects refused records of one pack, one refusal a reason. */
export class RefusalList {
  private readonly byReason = new Map<DeadLetterReason, Entry>();

  /** @param explanation what was wrong, as the end of a sentence that names the records. */
  add(reason: DeadLetterReason, metric: string, timeMs: number, explanation: string): void {
    let entry = this.byReason.get(reason);
    if (entry === undefined) {
      entry = { names: [], times: [], explanation };
      this.byReason.set(reason, entry);
    }
    entry.times.push(timeMs);
    if (entry.names.length < NAMED_RECORDS) entry.names.push(`${metric} at ${timeText(timeMs)}`);
  }

  toList(): Refusal[] {
    return [...this.byReason].map(([reason, { names, times, explanation }]) => {
      const more = times.length > names.length ? ` and ${times.length - names.length} more` : '';
      return {
        reason,
        detail: `${names.join(', ')}${more}: ${explanation}`,
        records: times.length,
        times,
      };
    });
  }
}

/** RFC 3339, or the number when a date cannot hold it. */
export function timeText(timeMs: number): string {
  const date = new Date(timeMs);
  return Number.isNaN(date.getTime()) ? String(timeMs) : date.toISOString();
}
