import type { FactRecord } from '../data/facts.js';
import { dayText, factInForce, factValueText } from './fact-value.js';

const words = { yes: 'có', no: 'không' };

describe('factValueText', () => {
  it('writes numbers with their unit, as many digits as they have', () => {
    expect(factValueText(1234.5, { unit: 'm3/d' }, 'vi', words)).toBe('1.234,5 m³/ngày');
    expect(factValueText(38, { unit: '%' }, 'en', words)).toBe('38 %');
    expect(factValueText(0.123456, { unit: '1' }, 'en', words)).toBe('0.123');
    expect(factValueText(2025, { unit: 'a' }, 'en', words)).toBe('2025');
  });

  it('writes choices, yes and no, and texts in words', () => {
    const options = [
      { value: 0, nameVi: 'Chưa có', nameEn: 'None' },
      { value: 1, nameVi: 'Đã công bố', nameEn: 'Published' },
    ];
    expect(factValueText(1, { unit: 'level', options }, 'vi', words)).toBe('Đã công bố');
    expect(factValueText(true, { unit: '1' }, 'vi', words)).toBe('có');
    expect(factValueText('2025-09-26', { unit: 'date' }, 'vi', words)).toBe('2025-09-26');
  });
});

describe('dayText', () => {
  it('writes a day as people do, whatever zone the reader is in', () => {
    expect([dayText('2026-11-05', 'vi'), dayText('2026-11-05', 'en')]).toEqual(['5/11/2026', '05/11/2026']);
  });
});

describe('factInForce', () => {
  const record = (validFrom: string, validity: FactRecord['validity']) =>
    ({ validFrom, validity }) as FactRecord;

  it('is the newest valid one, else the newest', () => {
    const [old, now, next] = [
      record('2024-01-01', 'valid'),
      record('2025-01-01', 'valid'),
      record('2027-01-01', 'future'),
    ];
    expect(factInForce([old, now, next])).toBe(now);
    expect(factInForce([record('2023-01-01', 'expired'), next])).toBe(next);
    expect(factInForce([])).toBeUndefined();
  });
});
