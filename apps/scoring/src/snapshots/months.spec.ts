import { monthOf, monthsDue } from './months.js';

const at = (text: string) => Date.parse(text);
const DAY_MS = 86_400_000;

describe('months', () => {
  it('end at local midnight, seven hours before UTC', () => {
    expect(monthOf(at('2026-10-31T16:59:59Z'))).toBe('2026-10');
    expect(monthOf(at('2026-10-31T17:00:00Z'))).toBe('2026-11');
  });
});

describe('monthsDue', () => {
  const grace = 3 * DAY_MS;
  const since = at('2026-09-20T10:00:00+07:00');

  it('waits for late data', () => {
    expect(monthsDue(since, at('2026-10-03T23:59:59+07:00'), grace, new Set())).toEqual([]);
    expect(monthsDue(since, at('2026-10-04T00:00:00+07:00'), grace, new Set())).toEqual(['2026-09']);
  });

  it('makes up for months in which nothing ran, and repeats none', () => {
    const now = at('2026-12-24T00:00:00+07:00');
    expect(monthsDue(since, now, grace, new Set(['2026-10']))).toEqual(['2026-09', '2026-11']);
  });

  it('asks for no month before the first score', () => {
    expect(
      monthsDue(at('2026-11-24T00:00:00+07:00'), at('2026-11-30T00:00:00+07:00'), grace, new Set()),
    ).toEqual([]);
  });
});
