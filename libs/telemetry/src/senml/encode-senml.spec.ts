import fc from 'fast-check';
import { arbitraryPack } from '../../test/arbitrary-pack.js';
import { decodeSenml } from './decode-senml.js';
import { encodeSenmlCbor } from './encode-senml-cbor.js';
import { encodeSenmlJson } from './encode-senml-json.js';

describe.each([
  ['JSON', encodeSenmlJson],
  ['CBOR', encodeSenmlCbor],
])('encoding in %s', (_, encode) => {
  it('writes what decodeSenml reads back unchanged', () => {
    fc.assert(
      fc.property(arbitraryPack, ({ device, boot, seq, ...content }) => {
        expect(decodeSenml(encode({ device, boot, seq, ...content }), 0)).toEqual({
          ok: true,
          pack: { baseDevice: device, boot: boot ?? null, seq: seq ?? null, ...content },
        });
      }),
    );
  });

  it('carries a pack of events alone', () => {
    const event = { metric: 'fab.note', timeMs: 1.7e12, type: 'string' as const, value: 'Bảo trì' };
    const bytes = encode({ device: 'do-son-factory-01', records: [], events: [event] });
    expect(decodeSenml(bytes, 0)).toMatchObject({ ok: true, pack: { events: [event], records: [] } });
  });

  it.each([
    ['no record', []],
    ['a value that is not finite', [{ metric: 'a.b', unit: null, timeMs: 1.7e12, value: Number.NaN }]],
    ['a time that would read as relative', [{ metric: 'a.b', unit: null, timeMs: 1e9, value: 1 }]],
  ])('refuses %s', (_case, records) => {
    expect(() => encode({ device: 'd', records })).toThrow(RangeError);
  });
});

describe('encoding in CBOR', () => {
  const sizeOf = (value: number): number =>
    encodeSenmlCbor({ device: 'd', records: [{ metric: 'a.b', unit: null, timeMs: 1.7e12, value }] }).length;

  it('writes a number in the fewest bytes that hold it', () => {
    const least = sizeOf(1);
    const sizes = [23, -24, 24, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, 0.5, 1.1, -0].map(sizeOf);
    expect(sizes.map(size => size - least)).toEqual([0, 0, 1, 1, 2, 2, 4, 4, 8, 4, 8, 4]);
  });

  it('refuses data that are not base64url', () => {
    const event = { metric: 'a.b', timeMs: 1.7e12, type: 'data' as const, value: 'a+b=' };
    expect(() => encodeSenmlCbor({ device: 'd', records: [], events: [event] })).toThrow(RangeError);
  });

  it('writes packs larger than its first buffer', () => {
    const records = Array.from({ length: 3_000 }, (_, index) => ({
      ...{ metric: 'power.active', unit: 'kW', value: index / 7 },
      timeMs: 1.7e12 + index * 1_000,
    }));
    expect(decodeSenml(encodeSenmlCbor({ device: 'd', records }), 0)).toMatchObject({ pack: { records } });
  });
});
