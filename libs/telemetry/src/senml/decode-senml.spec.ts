import { toCbor } from '../../test/to-cbor.js';
import { decodeSenml } from './decode-senml.js';
import { type DecodeResult, MAX_PACK_BYTES } from './senml-pack.js';

const NOW = Date.UTC(2026, 10, 24, 3, 0, 0);
const base = { bn: 'urn:dev:gz:trang-due-power-01:' };
const toJson = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

describe.each([
  ['JSON', toJson],
  ['CBOR', toCbor],
])('SenML in %s', (_, encode) => {
  const decode = (records: unknown): DecodeResult => decodeSenml(encode(records), NOW);

  function packOf(records: unknown) {
    const result = decode(records);
    if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
    return result.pack;
  }

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

    it('joins base name and name to one name', () => {
      const pack = packOf([
        { bn: 'urn:dev:gz:do-son-pv-01:pv.', n: 'power', v: 1 },
        { bn: 'urn:dev:gz:do-son-pv-01:pv.energy', v: 2 },
      ]);
      expect(pack.baseDevice).toBe('do-son-pv-01');
      expect(pack.records.map(({ metric }) => metric)).toEqual(['pv.power', 'pv.energy']);
    });

    it('has no unit where neither record nor base names one', () => {
      expect(packOf([{ ...base, n: 'a.b', v: 1 }]).records[0]?.unit).toBeNull();
    });

    it('ignores unknown labels, whatever they hold, and the time of the next value', () => {
      const odd = { colour: 'blue', 'x-list': [[1], { a: [] }], b: null, on: true, ut: 10 };
      expect(
        packOf([
          { ...base, n: 'a.b', v: 1, ...odd },
          { ...odd, n: 'a.c', v: 2 },
        ]).records,
      ).toHaveLength(2);
    });

    it('reads text and true and false', () => {
      const pack = packOf([
        { ...base, bt: 1.7e9, bv: 5, n: 'a.on', vb: true },
        { n: 'a.off', vb: false },
        { n: 'a.note', vs: 'Bảo trì 🔧' },
        { n: 'a.none', vs: '' },
      ]);
      expect(pack.records.map(({ value }) => value)).toEqual([1, 0]);
      expect(pack.events.map(({ value }) => value)).toEqual(['Bảo trì 🔧', '']);
    });

    it('reads a sum that stands for itself, and the value where there is one beside it', () => {
      const pack = packOf([
        { ...base, bt: 1.7e9, bs: 100, n: 'a.flow', u: 'm3', s: 5 },
        { n: 'a.flow', s: 6, v: 7 },
        { n: 'a.flow', t: 1 },
      ]);
      expect(pack.records).toEqual([{ metric: 'a.flow', unit: null, timeMs: 1.7e12, value: 7 }]);
      expect(pack.sums).toEqual([
        { metric: 'a.flow', unit: 'm3', timeMs: 1.7e12, value: 105 },
        { metric: 'a.flow', unit: null, timeMs: 1.7e12 + 1_000, value: 100 },
      ]);
      expect(packOf([{ ...base, n: 'a.b', v: 1 }])).not.toHaveProperty('sums');
    });

    it('accepts versions up to 10, the same in the whole pack', () => {
      const versions = (...list: number[]) =>
        decode(list.map((bver, index) => ({ ...(index === 0 ? base : {}), bver, n: `a.b${index}`, v: 1 })));
      expect(versions(5)).toMatchObject({ ok: true });
      expect(versions(10, 10)).toMatchObject({ ok: true });
      expect(versions(5, 5)).toMatchObject({ ok: true });
      expect(versions(5, 10)).toMatchObject({ ok: false, code: 'bad-record' });
      expect(versions(10, 11)).toMatchObject({ ok: false, code: 'must-understand' });
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
      [
        'a second version in a pack that begins with the usual one',
        'bad-record',
        [good, { bver: 5, n: 'a', v: 1 }],
      ],
      ['a sum that is text', 'bad-record', [{ ...good, s: '3' }]],
      ['a base sum that is text', 'bad-record', [{ ...good, bs: '3' }]],
      ['an update time that is text', 'bad-record', [{ ...good, ut: '3' }]],
      ['data that are not base64url', 'bad-record', [{ ...base, n: 'a.b', vd: 'a+b=' }]],
      ['text that is a number', 'bad-record', [{ ...base, n: 'a.b', vs: 3 }]],
      ['true that is text', 'bad-record', [{ ...base, n: 'a.b', vb: 'true' }]],
      ['a name longer than 256 characters', 'bad-record', [{ ...good, n: `a.${'b'.repeat(255)}` }]],
      [
        'a base name longer than 256 characters',
        'bad-record',
        [{ ...good, bn: `${base.bn}${'a'.repeat(256)}` }],
      ],
      ['a name that begins with a dot', 'bad-record', [{ n: '.a', v: 1 }]],
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
        message: 'Record 1: there is no value.',
        boot: 5,
        seq: 6,
      });
    });
  });
});

describe('the front door', () => {
  const good = [{ ...base, n: 'a.b', v: 1 }];

  it('refuses a pack over 256 KiB before reading it, and accepts one of exactly that size', () => {
    const padded = (size: number) => {
      const bytes = new Uint8Array(size).fill(0x20);
      bytes.set(toJson(good));
      return decodeSenml(bytes, NOW);
    };
    expect(padded(MAX_PACK_BYTES)).toMatchObject({ ok: true });
    expect(padded(MAX_PACK_BYTES + 1)).toMatchObject({ ok: false, code: 'oversize' });
    expect(decodeSenml(new Uint8Array(MAX_PACK_BYTES + 1).fill(0x80), NOW)).toMatchObject({
      code: 'oversize',
    });
  });

  it('tells JSON from CBOR by the first byte, whatever stands before the array', () => {
    const withBefore = (before: number[], pack: Uint8Array) =>
      decodeSenml(Uint8Array.of(...before, ...pack), NOW);
    const pack = withBefore([], toJson(good));
    expect(pack).toMatchObject({ ok: true });
    expect(withBefore([], toCbor(good))).toEqual(pack);
    expect(withBefore([0x0a, 0x20], toJson(good))).toEqual(pack);
    expect(withBefore([0xef, 0xbb, 0xbf], toJson(good))).toEqual(pack);
    // Tag 55799: "this is CBOR".
    expect(withBefore([0xd9, 0xd9, 0xf7], toCbor(good))).toEqual(pack);
  });

  it('calls bytes that are not UTF-8 malformed, none at all empty', () => {
    expect(decodeSenml(Uint8Array.of(0x5b, 0xff, 0x5d), NOW)).toMatchObject({ code: 'malformed' });
    expect(decodeSenml(Uint8Array.of(0xff), NOW)).toMatchObject({ code: 'malformed' });
    expect(decodeSenml(new Uint8Array(), NOW)).toMatchObject({ code: 'empty' });
  });
});
