import { fromHex, toCbor } from '../../test/to-cbor.js';
import { decodeSenml } from './decode-senml.js';
import { MAX_PACK_BYTES } from './senml-pack.js';

const NOW = Date.UTC(2026, 10, 24, 3, 0, 0);
const decode = (bytes: Uint8Array) => decodeSenml(bytes, NOW);
const text = (value: string): string => Buffer.from(toCbor(value)).toString('hex');
const BN = `21 ${text('urn:dev:gz:do-son-pv-01:')}`;
const N = `00 ${text('a.b')}`;

/** Value of a pack with one record, whose value is given in hexadecimal. */
function valueOf(digits: string): unknown {
  const result = decode(fromHex(`81 a3 ${BN} ${N} 02 ${digits}`));
  return result.ok ? result.pack.records[0]?.value : result.code;
}

describe('numbers', () => {
  it.each<[string, string, number]>([
    ['an integer in the head', '17', 23],
    ['an integer of one byte', '1818', 24],
    ['a negative integer of two bytes', '39 03e7', -1000],
    ['an integer of four bytes', '1a 000f4240', 1_000_000],
    ['an integer of eight bytes', '1b 000000e8d4a51000', 1e12],
    ['an integer that only a double comes near', '1b ffffffffffffffff', 2 ** 64],
    ['an integer longer than it need be', '1b 0000000000000001', 1],
    ['a half float', 'f9 3e00', 1.5],
    ['the largest half float', 'f9 7bff', 65_504],
    ['the smallest half float', 'f9 0001', 5.960464477539063e-8],
    ['a negative half float', 'f9 c400', -4],
    ['a single float', 'fa 47c35000', 100_000],
    ['a double', 'fb 3ff199999999999a', 1.1],
    ['infinity, which quality control refuses', 'f9 7c00', Number.POSITIVE_INFINITY],
    ['no number at all, likewise', 'f9 7e00', Number.NaN],
    ['a decimal fraction', 'c4 82 21 19 6ab3', 273.15],
    ['a decimal fraction with a positive exponent', 'c4 82 03 18 2a', 42_000],
    ['a decimal fraction that no double holds', 'c4 82 1b ffffffffffffffff 01', Number.POSITIVE_INFINITY],
    ['a decimal fraction next to nothing', 'c4 82 3b ffffffffffffffff 01', 0],
    ['a decimal fraction of many digits', 'c4 82 37 1b 001fffffffffffff', 9.007199254740991e-9],
    ['a number with a tag that says nothing here', 'c1 d9d9f7 18 2a', 42],
  ])('reads %s', (_, digits, value) => expect(valueOf(digits)).toBe(value));

  it.each([
    ['a byte string', '41 00'],
    ['a big number, which SenML has none of', 'c2 41 01'],
    ['a big float, likewise', 'c5 82 01 01'],
    ['a decimal fraction of one part', 'c4 81 01'],
    ['a decimal fraction of a float', 'c4 82 f9 3e00 01'],
    ['a decimal fraction of decimal fractions', 'c4 82 c4 82 01 01 c4 82 01 01'],
    ['nothing', 'f6'],
    ['undefined', 'f7'],
    ['a simple value that nobody has assigned', 'f8 ff'],
    ['a map', 'a1 00 01'],
  ])('does not take %s for a number', (_, digits) => expect(valueOf(digits)).toBe('bad-record'));
});

describe('packs', () => {
  const record = `a3 ${BN} ${N} 02 01`;
  const one = decode(fromHex(`81 ${record}`));

  it('may have arrays and maps that end with a break', () => {
    expect(one).toMatchObject({ ok: true });
    expect(decode(fromHex(`9f ${record} ff`))).toEqual(one);
    expect(decode(fromHex(`9f bf ${BN} ${N} 02 01 ff ff`))).toEqual(one);
    expect(decode(fromHex(`81 bf ${BN} ${N} 18 63 9f 9f ff 80 ff 02 01 ff`))).toEqual(one);
  });

  it('may spell labels as JSON does', () => {
    const labels = `a3 ${text('bn')} ${text('urn:dev:gz:do-son-pv-01:')} ${text('n')} ${text('a.b')} ${text('v')} 01`;
    expect(decode(fromHex(`81 ${labels}`))).toEqual(one);
  });

  it('may have integer labels that nobody has defined', () => {
    expect(decode(fromHex(`81 a5 ${BN} 09 01 26 02 ${N} 02 01`))).toEqual(one);
  });

  it('carry data as bytes', () => {
    const result = decode(fromHex(`81 a3 ${BN} ${N} 08 44 6869200a`));
    expect(result).toMatchObject({ pack: { events: [{ type: 'data', value: 'aGkgCg' }] } });
    expect(decode(fromHex(`81 a3 ${BN} ${N} 08 40`))).toMatchObject({ pack: { events: [{ value: '' }] } });
    expect(decode(fromHex(`81 a3 ${BN} ${N} 08 ${text('aGkgCg')}`))).toMatchObject({ code: 'bad-record' });
    expect(decode(fromHex(`81 a3 ${BN} ${N} 03 44 6869200a`))).toMatchObject({ code: 'bad-record' });
  });

  it('have a name that begins with a byte order mark refused, as in JSON', () => {
    const marked = [{ bn: 'urn:dev:gz:do-son-pv-01:', n: '\uFEFFa.b', v: 1 }];
    const json = new TextEncoder().encode(JSON.stringify(marked));
    expect(decode(toCbor(marked))).toEqual(decode(json));
  });

  it.each([
    ['something after the pack', `81 ${record} 00`],
    ['a label twice', `81 a4 ${BN} ${N} 02 01 02 01`],
    ['a label twice, as integer and as text', `81 a4 ${BN} ${N} 02 01 ${text('v')} 01`],
    ['an unknown label twice', `81 a5 ${BN} ${N} 02 01 ${text('x')} 01 ${text('x')} 01`],
    ['a label that is a float', `81 a3 ${BN} ${N} f9 3e00 01`],
    ['text that is not UTF-8', `81 a3 ${BN} 00 62 c328 02 01`],
    ['text that is not UTF-8 where it is passed over', `81 a4 ${BN} ${N} 02 01 18 63 81 62 c328`],
    ['a string without a definite length', `81 a3 ${BN} 00 7f 61 61 ff 02 01`],
    ['a break in the place of a value', `81 bf ${BN} ${N} 02 ff`],
    ['a break in an array of definite length', '81 ff'],
    ['a reserved head', '81 1c'],
    ['a tag without an item', '81 c1'],
    ['a simple value in two bytes that has one', `81 a3 ${BN} ${N} 02 f8 14`],
    ['a map in the place of the array', `c1 ${record}`],
    ['an array of more items than it has', `9b 7fffffffffffffff ${record}`],
    ['a map of more pairs than it has', `81 bb 7fffffffffffffff ${BN} ${N} 02 01`],
    ['a text longer than the pack', '81 a1 00 7b 7fffffffffffffff 61'],
    ['data longer than the pack', '81 a1 08 5b 7fffffffffffffff 61'],
    ['an item nested 17 deep', `81 a4 ${BN} ${N} 02 01 18 63 ${'81'.repeat(17)} 00`],
  ])('are malformed with %s', (_, digits) => {
    expect(decode(fromHex(digits))).toMatchObject({ ok: false, code: 'malformed', boot: null, seq: null });
  });

  it('are read to the end before their identity is believed', () => {
    const head = { bn: 'urn:dev:gz:do-son-pv-01:', boot: 5, seq: 6 };
    const bytes = toCbor([{ ...head, n: 'a.b' }, { n: 'a.c', v: 1 }, 7]);
    expect(decode(bytes)).toMatchObject({ code: 'bad-record', boot: 5, seq: 6 });
    expect(decode(bytes.subarray(0, -1))).toMatchObject({ code: 'malformed', boot: null, seq: null });
  });
});

describe('hostile packs of the largest size', () => {
  const filled = (begin: string, pattern: string): Uint8Array => {
    const bytes = new Uint8Array(MAX_PACK_BYTES);
    const unit = fromHex(pattern);
    for (let at = 0; at < bytes.length; at++) bytes[at] = unit[at % unit.length] as number;
    bytes.set(fromHex(begin));
    return bytes;
  };
  const longName = `9f a1 21 7a 00020000 ${'61'.repeat(131_072)}`;

  it.each([
    ['nested arrays', filled('81', '81')],
    ['nested maps', filled('81', 'a1')],
    ['nested arrays that end with a break', filled('9f', '9f')],
    ['nested tags', filled('81', 'c1')],
    ['nested decimal fractions', filled(`81 a3 ${BN} ${N} 02`, 'c482')],
    ['empty records', filled('9f', 'a0')],
    ['records of a value alone', filled(`9f a1 21 ${text('urn:dev:gz:d:a')}`, 'a10200')],
    ['a long name in force for each record', filled(longName, 'a10200')],
    ['labels that nobody knows', filled('9f bf', '6161')],
    ['other items than records', filled('9f', '00')],
  ])('%s take no more than a moment', (_, bytes) => {
    const begun = performance.now();
    const result = decode(bytes);
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(result).toMatchObject({ ok: false, code: 'malformed' });
  });

  it('a long name in JSON likewise', () => {
    const records = Array.from({ length: 14_000 }, () => '{"v":0}').join();
    const pack = new TextEncoder().encode(`[{"bn":"${'a'.repeat(131_072)}"},${records}]`);
    const begun = performance.now();
    expect(decode(pack)).toMatchObject({ code: 'bad-record' });
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
