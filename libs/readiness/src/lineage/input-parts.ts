import { createHash } from 'node:crypto';
import { TIER_MS, windowStart } from '#libs/telemetry';
import type { Method } from '../method/method.js';
import { normaliseInputs } from '../inputs/normalise-inputs.js';
import type { WindowSeries, WindowValues, ZoneInputs } from '../inputs/zone-inputs.js';
import type { ScoreTier } from '../method/indicator-definition.js';
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

const WINDOWS = 'windows/';

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
 *
 * @param known digests of local days (Unix ms of their start) whose windows are the same as when they were
 * digested before: their JSON is written only if somebody reads it.
 */
export function hashInputs(
  method: Method,
  raw: ZoneInputs,
  known: ReadonlyMap<number, string> = new Map(),
): HashedInputs {
  const { zone, asOf, firstReadingAt, series, delivery, ...registry } = normaliseInputs(raw);
  const parts = [
    methodPart(method),
    partOf('zone', { zone, asOf, firstReadingAt }),
    partOf('registry', registry),
    partOf('delivery', delivery),
    ...[...windowsByDay(series)].map(([day, pieces]) => dayPart(day, pieces, known.get(day))),
  ];
  return { hash: inputsHashOf(parts), parts };
}

/** SHA-256 over the names and digests of parts, hexadecimal. */
export function inputsHashOf(parts: readonly Pick<InputPart, 'name' | 'hash'>[]): string {
  return digest(canonicalJson(parts.map(({ name, hash }) => [name, hash])));
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
  const series = new Map<string, WindowSeries & { windows: WindowValues[] }>();
  for (const { name, json } of parts) {
    if (dayOfPart(name) === null) continue;
    for (const [tier, metric, device, rows] of JSON.parse(json) as PackedSeries[]) {
      const key = `${tier} ${metric} ${device}`;
      const one = series.get(key) ?? { tier, metric, device, windows: [] };
      series.set(key, one);
      for (const row of rows) one.windows.push(unpack(row));
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

/** Local day (Unix ms of its start) whose windows a part holds; `null` of the other parts. */
export function dayOfPart(name: string): number | null {
  return name.startsWith(WINDOWS) ? Number(name.slice(WINDOWS.length)) : null;
}

function read(parts: readonly Pick<InputPart, 'name' | 'json'>[], name: string): unknown {
  const part = parts.find(candidate => candidate.name === name);
  if (part === undefined) throw new RangeError(`Part ${name} is missing.`);
  return JSON.parse(part.json);
}

/** A window as start, n, mean, min, max, sum, increase, suspect, fail: a third of the size of an object. */
type PackedWindow = [
  number,
  number,
  number | null,
  number | null,
  number | null,
  number | null,
  number | null,
  number,
  number,
];
type PackedSeries = [tier: ScoreTier, metric: string, device: string, windows: PackedWindow[]];

function pack({ start, n, mean, min, max, sum, increase, suspect, fail }: WindowValues): PackedWindow {
  return [start, n, mean, min, max, sum, increase, suspect, fail];
}

function unpack([start, n, mean, min, max, sum, increase, suspect, fail]: PackedWindow): WindowValues {
  return { start, n, mean, min, max, sum, increase, suspect, fail };
}

/** Windows of a series that lie in one local day: `[from, to)` of its list. */
interface DayPiece {
  series: WindowSeries;
  from: number;
  to: number;
}

function windowsByDay(series: readonly WindowSeries[]): Map<number, DayPiece[]> {
  const days = new Map<number, DayPiece[]>();
  for (const one of series) {
    const { windows } = one;
    let piece: DayPiece | null = null;
    let dayEnd = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < windows.length; i++) {
      const { start } = windows[i] as WindowValues;
      if (piece === null || start >= dayEnd) {
        const day = windowStart('day', start);
        dayEnd = day + TIER_MS.day;
        piece = { series: one, from: i, to: i };
        const pieces = days.get(day);
        if (pieces === undefined) days.set(day, [piece]);
        else pieces.push(piece);
      }
      piece.to = i + 1;
    }
  }
  return new Map([...days].sort(([a], [b]) => a - b));
}

function dayPart(day: number, pieces: readonly DayPiece[], hash: string | undefined): InputPart {
  const name = `${WINDOWS}${day}`;
  if (hash === undefined) return jsonPart(name, packDay(pieces));
  return {
    name,
    hash,
    get json() {
      return packDay(pieces);
    },
  };
}

/** Lists of plain values have only one spelling, and the built-in writer is much faster than ours. */
function packDay(pieces: readonly DayPiece[]): string {
  return JSON.stringify(
    pieces.map(
      ({ series: { tier, metric, device, windows }, from, to }): PackedSeries => [
        tier,
        metric,
        device,
        windows.slice(from, to).map(pack),
      ],
    ),
  );
}

/** A method is the same object for all zones of a run, and takes as long to write as all else of a zone. */
const methodParts = new WeakMap<Method, InputPart>();

function methodPart(method: Method): InputPart {
  const part = methodParts.get(method) ?? partOf('method', method);
  methodParts.set(method, part);
  return part;
}

function partOf(name: string, value: unknown): InputPart {
  return jsonPart(name, canonicalJson(value));
}

function jsonPart(name: string, json: string): InputPart {
  return { name, hash: digest(json), json };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
