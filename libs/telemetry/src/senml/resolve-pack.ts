import { deviceOfBaseName, isMetricName, parseName } from './parse-name.js';
import type {
  DecodeErrorCode,
  DecodeFailure,
  DecodeResult,
  PackLane,
  SenmlEvent,
  SenmlReading,
} from './senml-pack.js';

/** RFC 8428 §4.4: a pack with a later version must not be used. */
const SENML_VERSION = 10;
/** RFC 8428 §4.5.3: below 2^28 seconds a time is relative to now. */
const RELATIVE_TIME_LIMIT_S = 2 ** 28;
/** Largest time a Date can hold, ms. */
const MAX_TIME_MS = 8.64e15;

const UNDERSCORE = 0x5f;

type Labels = Record<string, unknown>;

/**
 * Resolves parsed SenML records (labels as in the JSON form) into readings and events by RFC 8428 §4.6.
 * Every encoding ends here: its decoder only turns bytes into labelled records.
 *
 * @param nowMs our clock, Unix ms, for relative times.
 */
export function resolvePack(records: readonly unknown[], nowMs: number): DecodeResult {
  const identity = readIdentity(records[0]);
  const fail = (code: DecodeErrorCode, message: string): DecodeFailure => ({
    ok: false,
    code,
    message,
    boot: identity.boot,
    seq: identity.seq,
  });
  if (records.length === 0) return fail('empty', 'The pack has no record.');
  if (identity.problem !== null) return fail('bad-record', `Record 0: ${identity.problem}`);

  let baseName = '';
  let baseDevice: string | null = null;
  let baseTime = 0;
  let baseUnit: string | null = null;
  let baseValue = 0;
  let device: string | null = null;
  const readings: SenmlReading[] = [];
  const events: SenmlEvent[] = [];

  for (let index = 0; index < records.length; index++) {
    const record = records[index];
    if (!isLabels(record)) return fail('bad-record', `Record ${index} is not a map.`);
    for (const label in record) {
      if (label.charCodeAt(label.length - 1) === UNDERSCORE) {
        return fail('must-understand', `Record ${index}: label "${label}" is not understood.`);
      }
    }
    const { bver, bn, bt, bu, bv, n, u, v, vb, vs, vd, t } = record;
    if (bver !== undefined) {
      if (typeof bver !== 'number' || !Number.isInteger(bver) || bver < 1) {
        return fail('bad-record', `Record ${index}: "bver" is not a positive integer.`);
      }
      if (bver > SENML_VERSION) {
        return fail('must-understand', `Record ${index}: SenML version ${bver} is not understood.`);
      }
    }
    if (bn !== undefined) {
      if (typeof bn !== 'string') return fail('bad-record', `Record ${index}: "bn" is not text.`);
      baseName = bn;
      baseDevice = deviceOfBaseName(bn);
    }
    if (bt !== undefined) {
      if (typeof bt !== 'number') return fail('bad-record', `Record ${index}: "bt" is not a number.`);
      baseTime = bt;
    }
    if (bu !== undefined) {
      if (typeof bu !== 'string') return fail('bad-record', `Record ${index}: "bu" is not text.`);
      baseUnit = bu;
    }
    if (bv !== undefined) {
      if (typeof bv !== 'number') return fail('bad-record', `Record ${index}: "bv" is not a number.`);
      baseValue = bv;
    }

    const values =
      (v === undefined ? 0 : 1) +
      (vb === undefined ? 0 : 1) +
      (vs === undefined ? 0 : 1) +
      (vd === undefined ? 0 : 1);
    if (values === 0) {
      // A record may only set base fields; one that names something must also say something about it.
      if (n === undefined && t === undefined && u === undefined && record.s === undefined) continue;
      return fail('bad-record', `Record ${index} has no value.`);
    }
    if (values > 1) return fail('bad-record', `Record ${index} has more than one value.`);
    if (n !== undefined && typeof n !== 'string') {
      return fail('bad-record', `Record ${index}: "n" is not text.`);
    }
    if (u !== undefined && typeof u !== 'string') {
      return fail('bad-record', `Record ${index}: "u" is not text.`);
    }
    if (t !== undefined && typeof t !== 'number') {
      return fail('bad-record', `Record ${index}: "t" is not a number.`);
    }

    let metric: string;
    let owner: string | null;
    if (baseDevice !== null && n !== undefined && isMetricName(n)) {
      // The usual form; splitting the joined name of every record nearly halves the decoder's speed.
      metric = n;
      owner = baseDevice;
    } else {
      const name = parseName(baseName, n ?? '');
      if (!name.ok) return fail(name.code, `Record ${index}: ${name.message}`);
      metric = name.metric;
      owner = name.device;
    }
    if (owner !== null) {
      if (device !== null && device !== owner) {
        return fail('bad-base-name', `Record ${index} names a second device, ${owner}.`);
      }
      device = owner;
    }

    const seconds = baseTime + (t ?? 0);
    const timeMs = Math.round(seconds * 1000) + (seconds < RELATIVE_TIME_LIMIT_S ? nowMs : 0);
    if (!(Math.abs(timeMs) <= MAX_TIME_MS)) {
      return fail('bad-record', `Record ${index}: the time is out of range.`);
    }

    if (v !== undefined) {
      if (typeof v !== 'number') return fail('bad-record', `Record ${index}: "v" is not a number.`);
      readings.push({ metric, unit: u ?? baseUnit, timeMs, value: v + baseValue });
    } else if (vb !== undefined) {
      if (typeof vb !== 'boolean') return fail('bad-record', `Record ${index}: "vb" is not true or false.`);
      readings.push({ metric, unit: u ?? baseUnit, timeMs, value: vb ? 1 : 0 });
    } else {
      const text = vs ?? vd;
      if (typeof text !== 'string') return fail('bad-record', `Record ${index}: the value is not text.`);
      const type = vs === undefined ? 'data' : 'string';
      events.push({ metric, timeMs, type, value: text });
    }
  }

  if (readings.length === 0 && events.length === 0) return fail('empty', 'The pack has no value.');
  const { boot, seq, lane } = identity;
  return { ok: true, pack: { baseDevice: device, boot, seq, lane, records: readings, events } };
}

interface Identity {
  boot: number | null;
  seq: number | null;
  lane: PackLane;
  problem: string | null;
}

/** Our own labels of the first record: `boot` (Unix ms), `seq` (from 1) and `lane`. */
function readIdentity(first: unknown): Identity {
  const identity: Identity = { boot: null, seq: null, lane: 'live', problem: null };
  if (!isLabels(first)) return identity;
  const { boot, seq, lane } = first;
  if (lane === 'history') identity.lane = 'history';
  else if (lane !== undefined && lane !== 'live') {
    identity.problem = '"lane" is neither "live" nor "history".';
  }
  if (boot === undefined && seq === undefined) return identity;
  if (isCount(boot, 0) && isCount(seq, 1)) {
    identity.boot = boot;
    identity.seq = seq;
  } else {
    identity.problem = '"boot" (Unix ms) and "seq" (from 1) must both be whole numbers.';
  }
  return identity;
}

function isCount(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least;
}

function isLabels(value: unknown): value is Labels {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
