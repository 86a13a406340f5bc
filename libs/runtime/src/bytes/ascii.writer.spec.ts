import fc from 'fast-check';
import { AsciiWriter } from './ascii.writer.js';

const textOf = (writer: AsciiWriter): string => writer.view().toString('latin1');

describe('AsciiWriter', () => {
  it('writes every number as String does', () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true });
    const decimal = fc
      .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 9 }))
      .map(([digits, decimals]) => digits / 10 ** decimals);
    const number = fc.oneof(double, decimal, fc.integer(), fc.float(), fc.integer({ min: -99, max: 99 }));
    fc.assert(
      fc.property(number, value => {
        expect(textOf(new AsciiWriter().number(value))).toBe(String(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ...[
      0,
      -0,
      1,
      -1,
      0.1,
      0.000001,
      -0.000001,
      1e-7,
      0.3,
      0.1 + 0.2,
      1e9,
      1e9 - 1,
      999_999_999.5,
      1e15,
      1e15 - 1,
    ],
    ...[123_456_789_012_345, 1e21, 1e22, 5e-324, 1.7976931348623157e308, 2 ** 53, 1_764_000_000_123],
    ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ])('writes %d as String does', value => {
    expect(textOf(new AsciiWriter().number(value))).toBe(String(value));
  });

  it('keeps what was written when it grows and forgets what is cut off', () => {
    const part = fc.oneof(fc.stringMatching(/^[ -~]{0,80}$/), fc.integer());
    fc.assert(
      fc.property(fc.array(part), fc.nat(200), (parts, cut) => {
        const writer = new AsciiWriter(1);
        for (const one of parts)
          if (typeof one === 'string') writer.text(one);
          else writer.number(one);
        const whole = parts.join('');
        expect(textOf(writer)).toBe(whole);
        writer.truncate(cut);
        expect(writer.length).toBe(Math.min(cut, whole.length));
        expect(textOf(writer.text('end'))).toBe(`${whole.slice(0, cut)}end`);
        expect(writer.bytes(Buffer.from('!')).view().toString()).toBe(`${whole.slice(0, cut)}end!`);
        writer.truncate(writer.length - 1);
        expect(writer.view(2).toString()).toBe(`${whole.slice(0, cut)}end`.slice(2));
      }),
    );
  });
});
