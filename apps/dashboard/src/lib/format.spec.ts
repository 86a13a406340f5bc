import { formatAge, formatDelta, formatMonth, formatNumber } from './format.js';

describe('formatNumber', () => {
  it('writes as each language does', () => {
    expect(formatNumber(49200.4, 1, 'vi')).toBe('49.200,4');
    expect(formatNumber(49200.4, 1, 'en')).toBe('49,200.4');
  });

  it('never writes a negative zero', () => {
    expect(formatNumber(-0.04, 1, 'en')).toBe('0.0');
  });
});

describe('formatDelta', () => {
  it('always has a sign', () => {
    expect(formatDelta(2.5, 1, 'en')).toBe('+2.5');
    expect(formatDelta(-2.5, 1, 'vi')).toBe('−2,5');
    expect(formatDelta(-0.04, 1, 'vi')).toBe('±0,0');
  });
});

describe('formatAge', () => {
  it('takes the largest whole unit', () => {
    expect(formatAge(185_000, 'en')).toBe('3 minutes');
    expect(formatAge(185_000, 'vi')).toBe('3 phút');
  });
});

describe('formatMonth', () => {
  it('names the month', () => {
    expect(formatMonth('2026-10', 'en')).toBe('October 2026');
    expect(formatMonth('2026-01', 'vi')).toMatch(/^tháng 1 .*2026$/i);
  });
});
