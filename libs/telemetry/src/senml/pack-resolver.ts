import { BaseFields } from './base-fields.js';
import { isBase64Url } from './base64url.js';
import { isMetricName, parseName } from './parse-name.js';
import { type Identity, NO_IDENTITY, readIdentity } from './read-identity.js';
import { badRecord, notUnderstood, type RecordProblem } from './record-problem.js';
import type { SenmlLabels } from './senml-labels.js';
import type {
  DecodeErrorCode,
  DecodeFailure,
  DecodeResult,
  SenmlEvent,
  SenmlPack,
  SenmlReading,
} from './senml-pack.js';

/** RFC 8428 §4.5.3: below 2^28 seconds a time is relative to now. */
const RELATIVE_TIME_LIMIT_S = 2 ** 28;
/** Largest time a Date can hold, ms. */
const MAX_TIME_MS = 8.64e15;

/**
 * Resolves the records of one pack, given one by one, into readings, events and sums (RFC 8428 §4.6).
 * Every encoding ends here: its decoder only turns bytes into labelled records.
 */
export class PackResolver {
  private readonly base = new BaseFields();
  private readonly readings: SenmlReading[] = [];
  private readonly events: SenmlEvent[] = [];
  private readonly sums: SenmlReading[] = [];
  private identity: Readonly<Identity> = NO_IDENTITY;
  private device: string | null = null;
  private count = 0;
  private failure: DecodeFailure | null = null;

  /** @param nowMs our clock, Unix ms, for relative times. */
  constructor(private readonly nowMs: number) {}

  /**
   * Takes the next record. After one that is refused all others are passed over.
   *
   * @param record its labels, read and not kept.
   * @param mayHaveBase false when it is known to have no base field, which saves looking for them.
   * @param strangeLabel a label of it that must be understood and is not.
   */
  add(record: SenmlLabels, mayHaveBase: boolean, strangeLabel: string | null): void {
    if (this.failure !== null) return;
    const index = this.count++;
    let problem: RecordProblem | null = null;
    if (index === 0) problem = this.open(record);
    if (problem === null && strangeLabel !== null) problem = notUnderstood(strangeLabel);
    if (problem === null && mayHaveBase) problem = this.base.take(record, index === 0);
    problem ??= this.resolve(record);
    if (problem !== null) this.fail(index, problem);
  }

  /** Takes what stands in the place of a record and is no map. */
  addOther(): void {
    if (this.failure === null) this.fail(this.count++, badRecord('it is not a map.'));
  }

  /** The resolved pack, or why it is refused. */
  finish(): DecodeResult {
    if (this.failure !== null) return this.failure;
    const { readings, events, sums, device } = this;
    if (this.count === 0) return this.refuse('empty', 'The pack has no record.');
    if (readings.length === 0 && events.length === 0 && sums.length === 0) {
      return this.refuse('empty', 'The pack has no value.');
    }
    const { boot, seq, lane } = this.identity;
    const pack: SenmlPack = { baseDevice: device, boot, seq, lane, records: readings, events };
    if (sums.length > 0) pack.sums = sums;
    return { ok: true, pack };
  }

  private open(first: SenmlLabels): RecordProblem | null {
    this.identity = readIdentity(first);
    return this.identity.problem === null ? null : badRecord(this.identity.problem);
  }

  private resolve(record: SenmlLabels): RecordProblem | null {
    const { base } = this;
    const { n, u, v, vb, vs, vd, s, t, ut } = record;
    const values =
      (v === undefined ? 0 : 1) +
      (vb === undefined ? 0 : 1) +
      (vs === undefined ? 0 : 1) +
      (vd === undefined ? 0 : 1);
    if (values > 1) return badRecord('there is more than one value.');
    if (values === 0 && s === undefined) {
      // A record may only set base fields; one that names something must also say something about it.
      if (n === undefined && t === undefined && u === undefined) return null;
      if (base.sum === null) return badRecord('there is no value.');
    }
    if (n !== undefined && typeof n !== 'string') return badRecord('"n" is not text.');
    if (u !== undefined && typeof u !== 'string') return badRecord('"u" is not text.');
    if (t !== undefined && typeof t !== 'number') return badRecord('"t" is not a number.');
    if (s !== undefined && typeof s !== 'number') return badRecord('"s" is not a number.');
    if (ut !== undefined && typeof ut !== 'number') return badRecord('"ut" is not a number.');

    let metric: string;
    let owner: string | null;
    if (base.device !== null && n !== undefined && isMetricName(n)) {
      // The usual form; splitting the joined name of every record nearly halves the decoder's speed.
      metric = n;
      owner = base.device;
    } else {
      const name = parseName(base.name, n ?? '');
      if (!name.ok) return name;
      metric = name.metric;
      owner = name.device;
    }
    if (owner !== null) {
      if (this.device !== null && this.device !== owner) {
        return { code: 'bad-base-name', message: `it names a second device, ${owner}.` };
      }
      this.device = owner;
    }

    const seconds = base.time + (t ?? 0);
    const timeMs = Math.round(seconds * 1000) + (seconds < RELATIVE_TIME_LIMIT_S ? this.nowMs : 0);
    if (!(Math.abs(timeMs) <= MAX_TIME_MS)) return badRecord('the time is out of range.');

    const unit = u ?? base.unit;
    if (v !== undefined) {
      if (typeof v !== 'number') return badRecord('"v" is not a number.');
      this.readings.push({ metric, unit, timeMs, value: v + base.value });
    } else if (vb !== undefined) {
      if (typeof vb !== 'boolean') return badRecord('"vb" is not true or false.');
      this.readings.push({ metric, unit, timeMs, value: vb ? 1 : 0 });
    } else if (vs !== undefined) {
      if (typeof vs !== 'string') return badRecord('"vs" is not text.');
      this.events.push({ metric, timeMs, type: 'string', value: vs });
    } else if (vd !== undefined) {
      if (typeof vd !== 'string' || !isBase64Url(vd)) return badRecord('"vd" is not data.');
      this.events.push({ metric, timeMs, type: 'data', value: vd });
    } else {
      this.sums.push({ metric, unit, timeMs, value: (s ?? 0) + (base.sum ?? 0) });
    }
    return null;
  }

  private fail(index: number, { code, message }: RecordProblem): void {
    this.failure = this.refuse(code, `Record ${index}: ${message}`);
  }

  private refuse(code: DecodeErrorCode, message: string): DecodeFailure {
    const { boot, seq } = this.identity;
    return { ok: false, code, message, boot, seq };
  }
}
