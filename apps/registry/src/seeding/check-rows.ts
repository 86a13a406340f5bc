import type { EntryKind } from '../entries/entry-kinds.js';

/** Faults shown at most: the first few tell what is wrong. */
const MAX_FAULTS = 20;

/** Checks rows against their schema and their keys against each other. */
export function checkRows<Row>(rows: unknown, kind: EntryKind<Row>): { rows: Row[]; faults: string[] } {
  if (!Array.isArray(rows)) return { rows: [], faults: ['must be a list of rows'] };
  const faults: string[] = [];
  const good: Row[] = [];
  const seen = new Map<string, number>();
  rows.forEach((row: unknown, index) => {
    const parsed = kind.schema.safeParse(row);
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        faults.push(`row ${index + 1}: ${issue.path.join('.') || 'row'}: ${issue.message}`);
      return;
    }
    const key = kind.keyOf(parsed.data);
    const first = seen.get(key);
    if (first !== undefined) faults.push(`row ${index + 1}: has the key of row ${first}: ${key}`);
    seen.set(key, index + 1);
    good.push(parsed.data);
  });
  return { rows: good, faults: faults.slice(0, MAX_FAULTS) };
}
