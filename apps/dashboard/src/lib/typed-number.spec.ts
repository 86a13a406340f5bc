import fc from 'fast-check';
import { formatNumber } from './format.js';
import { readTypedNumber, writeTypedNumber } from './typed-number.js';

const language = fc.constantFrom('vi' as const, 'en' as const);

describe('readTypedNumber', () => {
  it.each([
    ['1.500', 'vi', 1_500],
    ['1,500', 'en', 1_500],
    ['1.500,25', 'vi', 1_500.25],
    ['12,345,678.9', 'en', 12_345_678.9],
    ['1,500', 'vi', 1.5],
    ['1.500', 'en', 1.5],
    ['0,5', 'en', 0.5],
    ['0.5', 'vi', 0.5],
    ['15 000', 'vi', 15_000],
    ['−3', 'en', -3],
  ] as const)('reads %s in %s as %d', (text, of, value) => expect(readTypedNumber(text, of)).toBe(value));

  it.each(['', ' ', 'five', '1.500.2', '1,50,000', '1e3', '5 MW', '.5', '0x10', 'Infinity'])(
    'reads nothing from %p',
    text => {
      expect(readTypedNumber(text, 'vi')).toBeUndefined();
      expect(readTypedNumber(text, 'en')).toBeUndefined();
    },
  );

  it('reads what the pages write, and what it writes itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 3 }),
        language,
        (n, decimals, of) => {
          const value = n / 10 ** decimals;
          expect(readTypedNumber(formatNumber(value, decimals, of), of)).toBeCloseTo(value, 9);
          expect(readTypedNumber(writeTypedNumber(value, of), of)).toBe(value);
        },
      ),
    );
  });
});
