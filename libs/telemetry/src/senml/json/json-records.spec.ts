import fc from 'fast-check';
import { arbitraryPack } from '../../../test/arbitrary-pack.js';
import { decodeSenmlJson, parseSenmlJson } from '../decode-senml-json.js';
import { encodeSenmlJson } from '../encode-senml-json.js';
import { PackResolver } from '../pack-resolver.js';
import { JsonRecords } from './json-records.js';
import { NumberScanner } from './number-scanner.js';

const NOW = Date.UTC(2026, 10, 24, 3, 0, 0);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const isUsual = (text: string): boolean => new JsonRecords(bytesOf(text)).feed(new PackResolver(NOW));

describe('JsonRecords', () => {
  it.each([
    '[]',
    ' [ { "n" : "a.b" , "v" : 1 } ,\r\n\t{"n":"a.c","v":-0.5e-3} ] ',
    '[{"bn":"urn:dev:gz:a:","bt":1.7e9,"bu":"kW","n":"b","v":1},{"vb":true,"n":"c"},{"x":null,"n":"d","vb":false}]',
    '[{"n":"pm","u":"µg/m3","v":12.25}]',
    '[{}]',
  ])('reads %s by itself', text => {
    expect(isUsual(text)).toBe(true);
    expect(decodeSenmlJson(bytesOf(text), NOW)).toEqual(parseSenmlJson(bytesOf(text), NOW));
  });

  it.each([
    ...['', '[', '[{}', '[{},]', '[{"n":"a","v":1,}]', '[{"n":"a" "v":1}]', '{"n":"a","v":1}', '[1]', '[[]]'],
    ...['[{"v":01}]', '[{"v":.5}]', '[{"v":1.}]', '[{"v":+1}]', '[{"v":1e}]', '[{"v":--1}]', '[{"v":truth}]'],
    ...[
      '[{"n":"a\\u0062","v":1}]',
      '[{"n":"a","v":1,"x":{"y":1}}]',
      '[{"n":"a\tb","v":1}]',
      '[{}] x',
      '[{"n"',
    ],
    `[{"v":${'1'.repeat(400)}}]`,
  ])('leaves %s to JSON.parse', text => {
    expect(isUsual(text)).toBe(false);
    expect(decodeSenmlJson(bytesOf(text), NOW)).toEqual(parseSenmlJson(bytesOf(text), NOW));
  });

  it('reads every pack that our devices write by itself', () => {
    const withoutText = arbitraryPack.map(pack => ({ ...pack, events: [] }));
    fc.assert(fc.property(withoutText, pack => isUsual(Buffer.from(encodeSenmlJson(pack)).toString())));
  });

  it('says the same as JSON.parse of packs with a byte changed, left out or repeated', () => {
    const change = fc.record({
      at: fc.nat(),
      byte: fc.constantFrom(...Buffer.from('{}[]",:\\-+.eE019bn_ \n\u00ff')),
    });
    const kind = fc.constantFrom('change', 'leave-out', 'repeat');
    fc.assert(
      fc.property(arbitraryPack, fc.array(fc.tuple(change, kind), { maxLength: 3 }), (pack, changes) => {
        const bytes = [...encodeSenmlJson(pack)];
        for (const [{ at, byte }, how] of changes) {
          const place = at % bytes.length;
          if (how === 'change') bytes[place] = byte;
          else if (how === 'leave-out') bytes.splice(place, 1);
          else bytes.splice(place, 0, ...bytes.slice(place, place + 40));
        }
        const changed = Uint8Array.from(bytes);
        expect(decodeSenmlJson(changed, NOW)).toEqual(parseSenmlJson(changed, NOW));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('NumberScanner', () => {
  const scan = (text: string): number => new NumberScanner(bytesOf(text)).scan(0);

  it.each([
    '0',
    '-0',
    '0.1',
    '9007199254740993',
    '1e22',
    '123456789012345678901234567890',
    '1.7976931348623157e308',
    '5e-324',
    '1e400',
    '0.30000000000000004',
  ])('reads %s as JSON.parse does', text => {
    expect(scan(text)).toBe(JSON.parse(text));
  });

  it('reads every number as JSON.parse does, however it is written', () => {
    const forms = [String, (value: number) => value.toExponential(), (value: number) => value.toFixed(3)];
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.maxSafeInteger(),
    );
    fc.assert(
      fc.property(number, fc.constantFrom(...forms), (value, form) => {
        const text = form(value);
        const scanner = new NumberScanner(bytesOf(`${text},`));
        expect(scanner.scan(0)).toBe(JSON.parse(text));
        expect(scanner.end).toBe(text.length);
      }),
    );
  });
});
