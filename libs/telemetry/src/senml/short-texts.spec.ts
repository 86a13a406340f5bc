import fc from 'fast-check';
import { readText } from './short-texts.js';

describe('readText', () => {
  it('reads any text, the first time and again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat({ max: 5 }), (text, before) => {
        const content = new TextEncoder().encode(text);
        const bytes = Uint8Array.of(...new Uint8Array(before), ...content, 0x7a);
        const read = () => readText(bytes, before, before + content.length);
        const expected = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
        expect(read()).toBe(expected);
        expect(read()).toBe(expected);
      }),
    );
  });

  it('tells texts apart that fall on one place', () => {
    const texts = Array.from({ length: 6_000 }, (_, index) => `m${index}.x`);
    const bytes = texts.map(text => new TextEncoder().encode(text));
    for (let round = 0; round < 2; round++) {
      expect(bytes.map(content => readText(content, 0, content.length))).toEqual(texts);
    }
  });

  it('has no text for bytes that are not UTF-8', () => {
    expect(readText(Uint8Array.of(0x61, 0xff), 0, 2)).toBeNull();
    expect(readText(new Uint8Array(100).fill(0xc3), 0, 100)).toBeNull();
  });
});
