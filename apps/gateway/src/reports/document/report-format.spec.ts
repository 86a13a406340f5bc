import fc from 'fast-check';
import { reportFormat } from './report-format.js';

describe('reportFormat', () => {
  it('writes numbers as Vietnamese and English do', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(['vi', 'vi-VN'] as const, ['en', 'en-GB'] as const),
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        ([lang, locale], value, decimals) => {
          // Rounded as ours, so that only the writing is compared.
          const rounded = Number(value.toFixed(decimals));
          const intl = new Intl.NumberFormat(locale, {
            minimumFractionDigits: decimals,
            maximumFractionDigits: decimals,
            signDisplay: 'negative',
          }).format(rounded);
          expect(reportFormat(lang).number(value, decimals)).toBe(intl.replace('-', '−'));
        },
      ),
    );
  });

  it('writes dates and moments by the clock of Hải Phòng', () => {
    const moment = Date.parse('2026-10-31T18:05:00Z');
    expect(reportFormat('vi').moment(moment)).toBe('01/11/2026 01:05');
    expect(reportFormat('en').moment(moment)).toBe('2026-11-01 01:05');
    expect(reportFormat('vi').number(null, 2)).toBe('–');
    expect(reportFormat('vi').share(3, 0)).toBe('–');
    expect(reportFormat('vi').share(873, 1000)).toBe('87,3 %');
  });
});
