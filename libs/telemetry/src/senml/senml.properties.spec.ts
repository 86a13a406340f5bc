import fc from 'fast-check';
import { arbitraryPack } from '../../test/arbitrary-pack.js';
import { toCbor } from '../../test/to-cbor.js';
import { decodeSenml } from './decode-senml.js';
import { encodeSenmlCbor } from './encode-senml-cbor.js';
import { encodeSenmlJson } from './encode-senml-json.js';
import type { DecodeResult } from './senml-pack.js';

const NOW = Date.UTC(2026, 10, 24, 3, 0, 0);
const CODES = ['malformed', 'empty', 'oversize', 'bad-base-name', 'bad-record', 'must-understand'];
const toJson = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** A pack whose readings all have a time and a metric, or a reason with a code that is promised. */
function expectAnswer(result: DecodeResult): void {
  if (!result.ok) {
    expect(CODES).toContain(result.code);
    expect(result.message).not.toBe('');
    expect(result.message.length).toBeLessThan(200);
    return;
  }
  const { records, events, sums = [] } = result.pack;
  expect(records.length + events.length + sums.length).toBeGreaterThan(0);
  for (const record of [...records, ...events, ...sums]) {
    expect(Number.isInteger(record.timeMs)).toBe(true);
    expect(record.metric).not.toBe('');
  }
}

/** Records with labels that are right, wrong and strange, of values that are right, wrong and strange. */
const label = fc.oneof(
  fc.constantFrom('bn', 'bt', 'bu', 'bv', 'bs', 'bver', 'n', 'u', 'v', 'vb', 'vs', 'vd', 's', 't', 'ut'),
  fc.constantFrom('boot', 'seq', 'lane', '__proto__', 'constructor', 'x_', 'x', ''),
);
const content = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('urn:dev:gz:a:', 'urn:dev:gz:', 'a.b', 'live', 1.7e9, -1, 1e308, 10, 1),
);
const strangeRecords = fc.array(fc.dictionary(label, content), { maxLength: 4 });
const likelyRecords = fc.array(
  fc.record(
    {
      ...{ bn: fc.constantFrom('urn:dev:gz:a:', 'urn:dev:gz:b:'), bt: fc.constantFrom(1.7e9, -5, 0.5) },
      ...{ bu: fc.constant('kW'), bv: fc.double({ noNaN: true, noDefaultInfinity: true }) },
      ...{
        bs: fc.integer(),
        bver: fc.constantFrom(5, 10),
        n: fc.constantFrom('a.b', 'c'),
        u: fc.constant('W'),
      },
      ...{ v: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), t: fc.integer() },
      ...{ s: fc.integer(), ut: fc.integer(), boot: fc.nat(), seq: fc.nat(), lane: fc.constant('history') },
    },
    { requiredKeys: ['n', 'v'] },
  ),
  { minLength: 1, maxLength: 4 },
);

/** Data as bytes, as CBOR carries them. */
function withBytes(records: Record<string, unknown>[]): unknown {
  return records.map(record =>
    typeof record.vd === 'string' && Buffer.from(record.vd, 'base64url').toString('base64url') === record.vd
      ? { ...record, vd: new Uint8Array(Buffer.from(record.vd, 'base64url')) }
      : record,
  );
}

/** JSON accepts data whose last bits say nothing, which have no form in bytes. */
function hasLooseData(records: Record<string, unknown>[]): boolean {
  return records.some(
    ({ vd }) => typeof vd === 'string' && Buffer.from(vd, 'base64url').toString('base64url') !== vd,
  );
}

describe('SenML', () => {
  it('has an answer to any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 128 }), bytes => expectAnswer(decodeSenml(bytes, NOW))),
      { numRuns: 1_000 },
    );
  });

  it('has an answer to any bytes that begin as CBOR', () => {
    const first = fc.oneof(fc.integer({ min: 0x80, max: 0x9f }), fc.integer({ min: 0xc0, max: 0xdb }));
    const second = fc.oneof(fc.integer({ min: 0xa0, max: 0xbf }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(first, second, fc.uint8Array({ maxLength: 128 }), (...[one, two, rest]) =>
        expectAnswer(decodeSenml(Uint8Array.of(one, two, ...rest), NOW)),
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['JSON', encodeSenmlJson],
    ['CBOR', encodeSenmlCbor],
  ])('has an answer to %s packs with some bytes changed', (_, encode) => {
    const change = fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }) });
    fc.assert(
      fc.property(arbitraryPack, fc.array(change, { minLength: 1, maxLength: 4 }), (pack, changes) => {
        const bytes = encode(pack);
        for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
        expectAnswer(decodeSenml(bytes, NOW));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['JSON', encodeSenmlJson],
    ['CBOR', encodeSenmlCbor],
  ])('believes nothing of a %s pack that was cut off', (_, encode) => {
    fc.assert(
      fc.property(arbitraryPack, fc.nat(), (pack, at) => {
        const bytes = encode(pack);
        const length = at % bytes.length;
        expect(decodeSenml(bytes.subarray(0, length), NOW)).toMatchObject({
          ...{ ok: false, boot: null, seq: null },
          code: length === 0 ? 'empty' : 'malformed',
        });
      }),
    );
  });

  it.each([
    ['strange', strangeRecords],
    ['likely', likelyRecords],
  ])('says the same in JSON and CBOR of %s packs', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, records => {
        fc.pre(!hasLooseData(records));
        const fromJson = decodeSenml(toJson(records), NOW);
        expectAnswer(fromJson);
        expect(decodeSenml(toCbor(withBytes(records)), NOW)).toEqual(fromJson);
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads what was resolved as itself', () => {
    fc.assert(
      fc.property(likelyRecords, records => {
        const result = decodeSenml(toJson(records), NOW);
        if (!result.ok) return;
        const { baseDevice, boot, seq, lane } = result.pack;
        const resolved = result.pack.records.map(({ metric, unit, timeMs, value }) => ({
          n: baseDevice === null ? metric : `urn:dev:gz:${baseDevice}:${metric}`,
          ...(unit === null ? {} : { u: unit }),
          t: timeMs / 1_000,
          v: value,
        }));
        fc.pre(resolved.every(({ t, v }) => t >= 2 ** 28 && Number.isFinite(v)));
        const head = { ...(boot === null ? {} : { boot, seq }), ...(lane === 'live' ? {} : { lane }) };
        const pack = resolved.map((record, index) => (index === 0 ? { ...head, ...record } : record));
        expect(decodeSenml(toJson(pack), 0)).toEqual(result);
        expect(decodeSenml(toCbor(pack), 0)).toEqual(result);
      }),
    );
  });
});
