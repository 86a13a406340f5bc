import fc from 'fast-check';
import { decodeSenmlJson } from './decode-senml-json.js';
import { type DecodeResult, MAX_PACK_BYTES } from './senml-pack.js';

const NOW = Date.UTC(2026, 10, 24, 3, 0, 0);
const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const decode = (records: unknown): DecodeResult => decodeSenmlJson(encode(records), NOW);
const base = { bn: 'urn:dev:gz:trang-due-power-01:' };

function packOf(records: unknown) {
  const result = decode(records);
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.pack;
}

/** Examples of RFC 8428 §5.1, their `urn:dev:ow:` turned into our name space. */
describe('RFC 8428 examples', () => {
  const device = '10e2073a01080063';

  it('§5.1.2: several records at one unstated time mean now', () => {
    const pack = packOf([
      { bn: `urn:dev:gz:${device}:`, n: 'voltage', u: 'V', v: 120.1 },
      { n: 'current', u: 'A', v: 1.2 },
    ]);
    expect(pack).toEqual({
      baseDevice: device,
      boot: null,
      seq: null,
      lane: 'live',
      records: [
        { metric: 'voltage', unit: 'V', timeMs: NOW, value: 120.1 },
        { metric: 'current', unit: 'A', timeMs: NOW, value: 1.2 },
      ],
      events: [],
    });
  });

  it('§5.1.2: base time and unit with offsets into the past', () => {
    const pack = packOf([
      {
        bn: `urn:dev:gz:${device}:`,
        bt: 1.276020076001e9,
        bu: 'A',
        bver: 5,
        n: 'voltage',
        u: 'V',
        v: 120.1,
      },
      { n: 'current', t: -5, v: 1.2 },
      { n: 'current', t: -4, v: 1.3 },
      { n: 'current', v: 1.7 },
    ]);
    expect(pack.records).toEqual([
      { metric: 'voltage', unit: 'V', timeMs: 1_276_020_076_001, value: 120.1 },
      { metric: 'current', unit: 'A', timeMs: 1_276_020_071_001, value: 1.2 },
      { metric: 'current', unit: 'A', timeMs: 1_276_020_072_001, value: 1.3 },
      { metric: 'current', unit: 'A', timeMs: 1_276_020_076_001, value: 1.7 },
    ]);
  });

  it('§5.1.4: several data types', () => {
    const pack = packOf([
      { bn: `urn:dev:gz:${device}:`, n: 'temp', u: 'Cel', v: 23.1 },
      { n: 'label', vs: 'Machine Room' },
      { n: 'open', vb: false },
      { n: 'nfc-reader', vd: 'aGkgCg' },
    ]);
    expect(pack.records.map(record => [record.metric, record.value])).toEqual([
      ['temp', 23.1],
      ['open', 0],
    ]);
    expect(pack.events).toEqual([
      { metric: 'label', timeMs: NOW, type: 'string', value: 'Machine Room' },
      { metric: 'nfc-reader', timeMs: NOW, type: 'data', value: 'aGkgCg' },
    ]);
  });

  it.each([
    ['§5.1.1: a name that is all device', [{ n: `urn:dev:gz:${device}`, u: 'Cel', v: 23.1 }]],
    ['§5.1.5: a collection over addresses', [{ bn: '2001:db8::2/', n: 'temperature', u: 'Cel', v: 25.2 }]],
  ])('%s is not a name of ours', (_, records) => {
    expect(decode(records)).toMatchObject({ ok: false, code: 'bad-base-name' });
  });
});

describe('resolution', () => {
  it('keeps base fields until the next of the same kind', () => {
    const pack = packOf([
      { ...base, bt: 1.7e9, bu: 'kW', bv: 100, n: 'power.active', v: 1 },
      { bv: 200, n: 'power.active', t: 10, v: 1 },
      { bt: 1.8e9, bu: 'W', n: 'power.active', v: -1 },
    ]);
    expect(pack.records).toEqual([
      { metric: 'power.active', unit: 'kW', timeMs: 1.7e12, value: 101 },
      { metric: 'power.active', unit: 'kW', timeMs: 1.7e12 + 10_000, value: 201 },
      { metric: 'power.active', unit: 'W', timeMs: 1.8e12, value: 199 },
    ]);
  });

  it('reads times below 2^28 s as relative to now, from 2^28 s as absolute', () => {
    const at = (t: number) => packOf([{ ...base, n: 'a.b', t, v: 1 }]).records[0]?.timeMs;
    expect(at(-90)).toBe(NOW - 90_000);
    expect(at(2 ** 28 - 1)).toBe(NOW + (2 ** 28 - 1) * 1000);
    expect(at(2 ** 28)).toBe(2 ** 28 * 1000);
  });

  it('reads the identity of a pack and lets a record only set base fields', () => {
    const pack = packOf([
      { ...base, bt: 1.7e9, boot: 1_700_000_000_000, seq: 7, lane: 'history' },
      { n: 'a.b', v: 1 },
    ]);
    expect(pack).toMatchObject({ boot: 1_700_000_000_000, seq: 7, lane: 'history' });
    expect(pack.records).toHaveLength(1);
  });

  it('takes the name as the metric when there is no base name', () => {
    const pack = packOf([{ n: 'power.active', v: 1 }]);
    expect(pack.baseDevice).toBeNull();
    expect(pack.records[0]?.metric).toBe('power.active');
  });

  it('ignores unknown labels', () => {
    expect(packOf([{ ...base, n: 'a.b', v: 1, colour: 'blue', s: 3, ut: 10 }]).records).toHaveLength(1);
  });
});

describe('refusals', () => {
  const good = { ...base, n: 'a.b', v: 1 };
  it.each<[string, string, unknown]>([
    ['no array', 'malformed', good],
    ['no record', 'empty', []],
    ['only base fields', 'empty', [{ ...base, boot: 1, seq: 1 }]],
    ['a record that is no map', 'bad-record', [good, 7]],
    ['no value', 'bad-record', [good, { n: 'a.c' }]],
    ['a sum without a value', 'bad-record', [{ ...base, n: 'a.b', s: 4 }]],
    ['two values', 'bad-record', [{ ...good, vb: true }]],
    ['a value that is text', 'bad-record', [{ ...good, v: '1' }]],
    ['a value that is null', 'bad-record', [{ ...good, v: null }]],
    ['no name at all', 'bad-record', [{ v: 1 }]],
    ['a name that is only the device', 'bad-record', [{ ...base, v: 1 }]],
    ['characters outside the name set', 'bad-record', [{ ...base, n: 'a b', v: 1 }]],
    ['a time that no clock shows', 'bad-record', [{ ...good, t: 1e300 }]],
    ['a time that is text', 'bad-record', [{ ...good, t: '2026-11-24' }]],
    ['another urn', 'bad-base-name', [{ ...good, bn: 'urn:dev:mac:0024befffe804ff1:' }]],
    ['a device id that is none', 'bad-base-name', [{ ...good, bn: 'urn:dev:gz:Trang_Due:' }]],
    ['a device id that is too long', 'bad-base-name', [{ ...good, bn: `urn:dev:gz:${'d'.repeat(65)}:` }]],
    ['two devices', 'bad-base-name', [good, { ...good, bn: 'urn:dev:gz:trang-due-power-02:' }]],
    ['a label that must be understood', 'must-understand', [{ ...good, crit_: 1 }]],
    ['a later version', 'must-understand', [{ ...good, bver: 11 }]],
    ['a version that is none', 'bad-record', [{ ...good, bver: 0 }]],
    ['boot without seq', 'bad-record', [{ ...good, boot: 1 }]],
    ['seq 0', 'bad-record', [{ ...good, boot: 1, seq: 0 }]],
    ['an unknown lane', 'bad-record', [{ ...good, lane: 'fast' }]],
  ])('%s is %s', (_, code, records) => {
    expect(decode(records)).toMatchObject({ ok: false, code });
  });

  it('says which record is at fault, and keeps the identity of the pack', () => {
    expect(decode([{ ...good, boot: 5, seq: 6 }, { n: 'a.c' }])).toEqual({
      ok: false,
      code: 'bad-record',
      message: 'Record 1 has no value.',
      boot: 5,
      seq: 6,
    });
  });

  it('refuses a pack over 256 KiB before reading it, and accepts one of exactly that size', () => {
    const records = encode([good]);
    const padded = (size: number) => {
      const bytes = new Uint8Array(size).fill(0x20);
      bytes.set(records);
      return decodeSenmlJson(bytes, NOW);
    };
    expect(padded(MAX_PACK_BYTES)).toMatchObject({ ok: true });
    expect(padded(MAX_PACK_BYTES + 1)).toMatchObject({ ok: false, code: 'oversize' });
  });

  it('calls bytes that are not UTF-8 malformed, none at all empty', () => {
    expect(decodeSenmlJson(Uint8Array.of(0x5b, 0xff, 0x5d), NOW)).toMatchObject({ code: 'malformed' });
    expect(decodeSenmlJson(new Uint8Array(), NOW)).toMatchObject({ code: 'empty' });
  });
});

describe('any bytes', () => {
  const label = fc.oneof(
    fc.constantFrom(
      'bn',
      'bt',
      'bu',
      'bv',
      'bver',
      'n',
      'u',
      'v',
      'vb',
      'vs',
      'vd',
      't',
      'boot',
      'seq',
      'lane',
    ),
    fc.constantFrom('__proto__', 'constructor', 'x_', 's'),
  );
  const content = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('urn:dev:gz:a:', 'urn:dev:gz:', 'a.b', 1.7e9, -1, 1e308),
  );

  it('never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), bytes => {
        expect(decodeSenmlJson(bytes, NOW).ok).toBe(false);
      }),
    );
  });

  it('give readings with a time and a metric, or a reason', () => {
    const records = fc.array(fc.dictionary(label, content), { maxLength: 4 });
    fc.assert(
      fc.property(records, input => {
        const result = decodeSenmlJson(encode(input), NOW);
        if (!result.ok) {
          expect(result.message).not.toBe('');
          return;
        }
        for (const record of [...result.pack.records, ...result.pack.events]) {
          expect(Number.isInteger(record.timeMs)).toBe(true);
          expect(record.metric).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });
});
