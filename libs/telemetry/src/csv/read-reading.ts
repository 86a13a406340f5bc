import { MAX_AGE_MS, MAX_FUTURE_MS } from '../quality/judge-reading.js';
import type {
  ImportColumn,
  ImportedReading,
  ImportFault,
  ImportFaultCode,
  ImportRules,
} from './csv-import.js';
import type { CsvRow } from './csv-rows.js';
import type { CsvShape } from './read-header.js';

/** RFC 3339 with an offset: a time without one means something else in every office. */
const RFC_3339 = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/i;
/** Unix ms between 2001 and 2286. */
const UNIX_MS = /^\d{13}$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/** Reads one line as a reading, or says what is wrong with it; the first fault counts. Never throws. */
export function readReading(
  { line, fields }: CsvRow,
  { separator, columns }: CsvShape,
  { devices, nowMs }: ImportRules,
): ImportFault | ImportedReading {
  const fault = (column: ImportColumn | null, code: ImportFaultCode, message: string): ImportFault => ({
    ...{ line, column, code, message },
  });
  const needed = Math.max(...columns.values()) + 1;
  // The unit may be left off with its separator.
  if (fields.length < needed - (columns.has('unit') ? 1 : 0))
    return fault(null, 'bad-row', `the line has ${fields.length} fields, the first line ${needed}`);
  const field = (column: ImportColumn): string => (fields[columns.get(column) ?? -1] ?? '').trim();

  const id = field('device');
  const device = devices.get(id);
  if (device === undefined)
    return fault('device', 'unknown-device', `the registry has no device "${clip(id)}"`);
  const metric = field('metric');
  const units = device.units.get(metric);
  if (units === undefined)
    return fault('metric', 'unknown-metric', `"${clip(metric)}" is not a metric of ${id}`);
  const timeMs = timeOf(field('time'));
  if (timeMs === undefined)
    return fault(
      'time',
      'bad-time',
      'not RFC 3339 with an offset, e.g. 2026-11-24T10:30:00+07:00, nor Unix ms',
    );
  if (timeMs < nowMs - MAX_AGE_MS) return fault('time', 'too-old', 'more than 60 days ago');
  if (timeMs > nowMs + MAX_FUTURE_MS) return fault('time', 'future', 'ahead of our clock');
  const text = separator === ';' ? field('value').replace(',', '.') : field('value');
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) return fault('value', 'bad-value', `"${clip(text)}" is not a number`);
  const unit = field('unit');
  if (unit !== '' && !units.has(unit))
    return fault('unit', 'bad-unit', `${metric} takes ${[...units].join(', ')}, not "${clip(unit)}"`);
  // Without a unit the catalogue's own is meant; the header said that there is none.
  return { device: id, metric, timeMs, value, unit: unit === '' ? ([...units][0] ?? null) : unit };
}

function timeOf(text: string): number | undefined {
  if (UNIX_MS.test(text)) return Number(text);
  if (!RFC_3339.test(text)) return undefined;
  const timeMs = Date.parse(text.replace(' ', 'T'));
  return Number.isNaN(timeMs) ? undefined : timeMs;
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
