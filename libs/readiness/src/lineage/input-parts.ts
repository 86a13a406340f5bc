import { createHash } from 'node:crypto';
import { windowStart } from '#libs/telemetry';
import type { Method } from '../method/method.js';
import { normaliseInputs } from '../inputs/normalise-inputs.js';
import type { WindowSeries, ZoneInputs } from '../inputs/zone-inputs.js';
import { canonicalJson } from './canonical-json.js';

/** A piece of a score's inputs under the digest of its canonical JSON. */
export interface InputPart {
  /** `method`, `zone`, `registry`, `delivery`, or `windows/<start of a local day, Unix ms>`. */
  name: string;
  /** SHA-256 of `json`, hexadecimal. */
  hash: string;
  /** Canonical JSON. */
  json: string;
}

/** The inputs of a score, taken apart so that pieces shared with other scores are kept once. */
export interface HashedInputs {
  /** SHA-256 over the names and digests of all parts, hexadecimal. */
  hash: string;
  parts: InputPart[];
}

/**
 * Takes the inputs of a score apart by local day and digests them. From one hour to the next only the
 * parts that really changed get a new digest, so storing every revision's inputs stays small, and equal
 * inputs have equal digests whatever order they came in.
 */
export function hashInputs(method: Method, raw: ZoneInputs): HashedInputs {
  const { zone, asOf, firstReadingAt, series, delivery, ...registry } = normaliseInputs(raw);
  const parts = [
    partOf('method', method),
    partOf('zone', { zone, asOf, firstReadingAt }),
    partOf('registry', registry),
    partOf('delivery', delivery),
    ...[...windowsByDay(series)].map(([day, rows]) => partOf(`windows/${day}`, rows)),
  ];
  return { hash: digest(canonicalJson(parts.map(({ name, hash }) => [name, hash]))), parts };
}

/**
 * Puts parts together again.
 *
 * @throws RangeError when a part was altered or one is missing.
 */
export function restoreInputs(parts: readonly Pick<InputPart, 'name' | 'hash' | 'json'>[]): {
  method: Method;
  inputs: ZoneInputs;
} {
  for (const { name, hash, json } of parts) {
    if (digest(json) !== hash) throw new RangeError(`Part ${name} is not what its digest says.`);
  }
  const series = new Map<string, WindowSeries>();
  for (const { name, json } of parts) {
    if (!name.startsWith('windows/')) continue;
    for (const piece of JSON.parse(json) as WindowSeries[]) {
      const key = `${piece.tier} ${piece.metric} ${piece.device}`;
      const known = series.get(key);
      series.set(
        key,
        known === undefined ? piece : { ...known, windows: [...known.windows, ...piece.windows] },
      );
    }
  }
  const { zone, asOf, firstReadingAt } = read(parts, 'zone') as Pick<
    ZoneInputs,
    'zone' | 'asOf' | 'firstReadingAt'
  >;
  const registry = read(parts, 'registry') as Pick<
    ZoneInputs,
    'devices' | 'facts' | 'limits' | 'tariffs' | 'events'
  >;
  return {
    method: read(parts, 'method') as Method,
    inputs: {
      zone,
      asOf,
      firstReadingAt,
      ...registry,
      delivery: read(parts, 'delivery') as ZoneInputs['delivery'],
      series: [...series.values()],
    },
  };
}

function read(parts: readonly Pick<InputPart, 'name' | 'json'>[], name: string): unknown {
  const part = parts.find(candidate => candidate.name === name);
  if (part === undefined) throw new RangeError(`Part ${name} is missing.`);
  return JSON.parse(part.json);
}

function windowsByDay(series: readonly WindowSeries[]): Map<number, WindowSeries[]> {
  const days = new Map<number, WindowSeries[]>();
  for (const one of series) {
    const pieces = new Map<number, WindowSeries['windows'][number][]>();
    for (const window of one.windows) {
      const day = windowStart('day', window.start);
      const piece = pieces.get(day);
      if (piece === undefined) pieces.set(day, [window]);
      else piece.push(window);
    }
    for (const [day, windows] of pieces) {
      const rows = days.get(day) ?? [];
      rows.push({ ...one, windows });
      days.set(day, rows);
    }
  }
  return new Map([...days].sort(([a], [b]) => a - b));
}

function partOf(name: string, value: unknown): InputPart {
  const json = canonicalJson(value);
  return { name, hash: digest(json), json };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
