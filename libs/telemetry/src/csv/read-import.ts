import type { ImportFault, ImportRules } from './csv-import.js';
import { csvRows } from './csv-rows.js';
import { ImportPlanBuilder } from './import-plan.builder.js';
import { readHeader } from './read-header.js';
import { readReading } from './read-reading.js';

/** Faults that are listed; all are counted. */
const LISTED_FAULTS = 1_000;

/** A file as it was read. */
export interface ImportReport {
  /** Lines with content, the header left out. */
  readonly lines: number;
  readonly faultCount: number;
  /** The first 1,000. */
  readonly faults: readonly ImportFault[];
  readonly plan: ImportPlanBuilder;
}

/**
 * Reads a CSV file of readings: columns device, metric, time, value and perhaps unit. Never throws. Yields
 * now and then, so that whoever reads on can let others have their turn; the last value is the report.
 *
 * @param linesPerTurn lines between two turns.
 */
export function* readImport(
  text: string,
  rules: ImportRules,
  linesPerTurn = 2_000,
): Generator<number, ImportReport, undefined> {
  const plan = new ImportPlanBuilder();
  const faults: ImportFault[] = [];
  let faultCount = 0;
  let lines = 0;
  const note = (fault: ImportFault): void => {
    faultCount++;
    if (faults.length < LISTED_FAULTS) faults.push(fault);
  };
  const shape = readHeader(text);
  if ('code' in shape) {
    note(shape);
    return { lines, faultCount, faults, plan };
  }
  let isHeader = true;
  for (const row of csvRows(text, shape.separator)) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    lines++;
    const read = readReading(row, shape, rules);
    const fault = 'code' in read ? read : plan.add(read, row.line);
    if (fault !== undefined) note(fault);
    if (lines % linesPerTurn === 0) yield lines;
  }
  return { lines, faultCount, faults, plan };
}
