import { parseTt10Time } from './parse-tt10-time.js';
import type { Tt10Fault, Tt10FaultCode, Tt10File, Tt10Record, Tt10Status } from './tt10-file.js';

const SYMBOL = /^[A-Za-z0-9][A-Za-z0-9,.]{0,15}$/;
const VALUE = /^[+-]?\d{1,15}(?:[.,]\d{1,15})?$/;
const STATUS = /^0[0-2]$/;
/** symbol, value, unit, time, status. */
const FIELDS = 5;

/**
 * Reads the lines of a file of Circular 10/2021/TT-BTNMT: symbol, value, unit, time and status, with tabs or, where
 * a logger does so, spaces between them; the decimal mark is a point or a comma. Never throws; a line that
 * cannot be read is a fault and the others are read.
 */
export function parseTt10(text: string): Tt10File {
  const records: Tt10Record[] = [];
  const faults: Tt10Fault[] = [];
  const seen = new Map<string, Tt10Record>();
  for (const [index, content] of text.split(/\r\n|\n|\r/).entries()) {
    if (content.trim() === '') continue;
    const read = readLine(content, index + 1);
    if ('code' in read) {
      faults.push(read);
      continue;
    }
    const name = `${read.symbol.toUpperCase()} ${read.timeMs}`;
    const before = seen.get(name);
    if (before === undefined) {
      seen.set(name, read);
      records.push(read);
    } else if (!isSame(before, read)) {
      const message = `${read.symbol} has another value for the same time in line ${before.line}`;
      faults.push({ line: read.line, code: 'repeated', message });
    }
  }
  return { records, faults };
}

function readLine(content: string, line: number): Tt10Fault | Tt10Record {
  const fault = (code: Tt10FaultCode, message: string): Tt10Fault => ({ line, code, message });
  const fields = fieldsOf(content);
  if (fields === undefined)
    return fault('bad-line', `expected ${FIELDS} fields: symbol, value, unit, time, status`);
  const [symbol, value, unit, time, status] = fields;
  if (!SYMBOL.test(symbol)) return fault('bad-symbol', `"${clip(symbol)}" is not a symbol`);
  if (!VALUE.test(value)) return fault('bad-value', `"${clip(value)}" is not a number`);
  const timeMs = parseTt10Time(time);
  if (timeMs === undefined) return fault('bad-time', `"${clip(time)}" is not a time as yyyyMMddHHmmss`);
  if (!STATUS.test(status)) return fault('bad-status', `"${clip(status)}" is not 00, 01 or 02`);
  return {
    line,
    symbol,
    value: Number(value.replace(',', '.')),
    unit: unit === '' || unit === '-' ? null : unit,
    timeMs,
    status: status as Tt10Status,
  };
}

type Fields = [symbol: string, value: string, unit: string, time: string, status: string];

function fieldsOf(content: string): Fields | undefined {
  const byTab = content.split('\t').map(field => field.trim());
  if (byTab.length === FIELDS) return byTab as Fields;
  const bySpace = content.trim().split(/\s+/);
  if (bySpace.length === FIELDS) return bySpace as Fields;
  // Between spaces a unit that is not there leaves no field.
  if (byTab.length === 1 && bySpace.length === FIELDS - 1) {
    const [symbol, value, time, status] = bySpace as [string, string, string, string];
    return [symbol, value, '', time, status];
  }
  return undefined;
}

function isSame(a: Tt10Record, b: Tt10Record): boolean {
  return a.value === b.value && a.unit === b.unit && a.status === b.status;
}

/** A line may be anything; a message stays readable. */
function clip(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
