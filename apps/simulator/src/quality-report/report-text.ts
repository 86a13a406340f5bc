import type { QcReason } from '#libs/telemetry';
import { FaultKind, TRUE_READINGS } from '../faults/fault.js';
import type { KindTally, ReasonTally, Tally } from './tally.js';

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(part > 0 && part / whole < 0.001 ? 2 : 1)} %`;
const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Number((part / whole).toFixed(4));

/** The report for people, and its last line for programs. */
export function reportText(tally: Tally): string[] {
  const kinds = Object.values(FaultKind).flatMap(kind => {
    const found = tally.kinds.get(kind);
    return found === undefined ? [] : [[kind, found] as const];
  });
  const reasons = [...tally.reasons].sort(([, a], [, b]) => b.flags - a.flags);
  return [
    ...table([
      ['fault', 'faults', 'found', 'recall', 'readings', 'suspect', 'failed', 'median delay', 'found by'],
      ...kinds.filter(([kind]) => !TRUE_READINGS.has(kind)).map(([kind, row]) => kindRow(kind, row)),
    ]),
    '',
    'Nothing is wrong with the readings of these; flags on them are wrong, and what failed is lost to the means:',
    '',
    ...table([
      ['', 'times', 'flagged', 'rate', 'readings', 'suspect', 'failed', '', 'flagged for'],
      ...kinds.filter(([kind]) => TRUE_READINGS.has(kind)).map(([kind, row]) => kindRow(kind, row)),
    ]),
    '',
    ...table([
      ['reason', 'flags', 'right', 'precision', 'most wrong ones'],
      ...reasons.map(([reason, row]) => reasonRow(reason, row)),
      ['all', String(tally.flags), String(tally.right), percent(tally.right, tally.flags), ''],
    ]),
    '',
    `${tally.readings.toLocaleString('en-US')} readings of ${tally.devices} devices; wrong flags on ${percent(tally.flags - tally.right, tally.readings)} of them.`,
    JSON.stringify(figuresOf(tally)),
  ];
}

function figuresOf(tally: Tally): object {
  const wrong = [...tally.kinds].filter(([kind]) => !TRUE_READINGS.has(kind));
  const sound = [...tally.kinds].filter(([kind]) => TRUE_READINGS.has(kind));
  const rows = wrong.map(([, row]) => row);
  return {
    devices: tally.devices,
    readings: tally.readings,
    recall: share(total(rows, 'found'), total(rows, 'faults')),
    precision: share(tally.right, tally.flags),
    wrongFlagsPerMillion: Math.round(((tally.flags - tally.right) / tally.readings) * 1e6),
    faults: Object.fromEntries(
      wrong.map(([kind, { faults, found, readings, suspect, failed }]) => [
        kind,
        { faults, recall: share(found, faults), flagged: share(suspect + failed, readings) },
      ]),
    ),
    sound: Object.fromEntries(
      sound.map(([kind, { faults: times, readings, suspect, failed }]) => [
        kind,
        { times, suspect: share(suspect, readings), failed: share(failed, readings) },
      ]),
    ),
    reasons: Object.fromEntries(
      [...tally.reasons].map(([reason, { flags, right }]) => [
        reason,
        { flags, precision: share(right, flags) },
      ]),
    ),
  };
}

function total(rows: readonly KindTally[], field: 'faults' | 'found'): number {
  return rows.reduce((sum, row) => sum + row[field], 0);
}

function kindRow(
  kind: FaultKind,
  { faults, found, readings, suspect, failed, delaysMs, evidence }: KindTally,
): string[] {
  const by = [...evidence].sort(([, a], [, b]) => b - a).slice(0, 3);
  return [
    kind,
    String(faults),
    String(found),
    percent(found, faults),
    String(readings),
    percent(suspect, readings),
    percent(failed, readings),
    TRUE_READINGS.has(kind) ? '' : medianMinutes(delaysMs),
    by.map(([reason, count]) => `${reason} ${count}`).join(', '),
  ];
}

function reasonRow(reason: QcReason, { flags, right, wrong }: ReasonTally): string[] {
  const most = [...wrong].sort(([, a], [, b]) => b - a).slice(0, 3);
  const names = most.map(([metric, count]) => `${metric} ${count}`).join(', ');
  return [reason, String(flags), String(right), percent(right, flags), names];
}

function medianMinutes(delaysMs: readonly number[]): string {
  const middle = delaysMs.toSorted((a, b) => a - b)[delaysMs.length >>> 1];
  return middle === undefined ? '' : `${(middle / 60_000).toFixed(1)} min`;
}

function table(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  const isText = (column: number): boolean => column === 0 || column === widths.length - 1;
  return rows.map(row =>
    row
      .map((cell, column) =>
        isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
