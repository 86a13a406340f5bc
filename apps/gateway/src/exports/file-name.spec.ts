import fc from 'fast-check';
import { fileName, momentWord } from './file-name.js';

describe('fileName', () => {
  it('says what is in it, and that it is simulated', () => {
    const words = ['series', 'trang-due', 'power.active', momentWord(Date.UTC(2026, 10, 28, 9, 30))];
    expect(fileName(words, true, 'csv')).toBe(
      'greenzone_series_trang-due_power.active_20261128T0930Z_SIMULATED.csv',
    );
    expect(fileName(['Tràng Duệ', 'Đình Vũ'], false, 'xlsx')).toBe('greenzone_TrangDue_DinhVu.xlsx');
  });

  it('is one that every system takes, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.boolean(), (words, simulated) => {
        expect(fileName(words, simulated, 'csv')).toMatch(/^greenzone[\w.-]{0,120}\.csv$/);
      }),
    );
  });
});
