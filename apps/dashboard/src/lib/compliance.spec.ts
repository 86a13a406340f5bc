import { judgeDay, lastDays } from './compliance.js';

const A = { min: null, max: 75 };
const B = { min: null, max: 150 };

describe('judgeDay', () => {
  it.each([
    [null, [A], 'missing'],
    [50, [A, B], 'within'],
    [61, [A, B], 'near'],
    [80, [A, B], 'between'],
    [151, [A, B], 'over'],
    [5.4, [{ min: 6, max: 9 }], 'over'],
    [7.3, [{ min: 6, max: 9 }], 'within'],
    [8.71, [{ min: 6, max: 9 }], 'near'],
    [6.29, [{ min: 6, max: 9 }], 'near'],
    [5.5, [{ min: 5, max: null }], 'near'],
    [7, [{ min: 5, max: null }], 'within'],
  ] as const)('judges %s', (value, limits, state) => expect(judgeDay(value, limits)).toBe(state));
});

describe('lastDays', () => {
  it('begins days at midnight of Việt Nam', () => {
    const [yesterday, today] = lastDays(2, Date.parse('2026-11-28T17:30:00Z')) as [number, number];
    expect(new Date(today).toISOString()).toBe('2026-11-28T17:00:00.000Z');
    expect(today - yesterday).toBe(86_400_000);
  });
});
