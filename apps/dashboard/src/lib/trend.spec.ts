import { trendOf } from './trend.js';

const span = { from: 0, to: 60 };
const from = (t: number, value: number) => [{ t, value, suspect: false }];

describe('trendOf', () => {
  it('compares with the reading at the beginning of the span', () => {
    expect(trendOf(from(2, 10), 12.5, span, 1)).toEqual({ direction: 'up', delta: 2.5 });
    expect(trendOf(from(2, 10), 8, span, 0)).toEqual({ direction: 'down', delta: -2 });
  });

  it('calls a change flat that its decimals do not show', () => {
    expect(trendOf(from(2, 10), 10.04, span, 1)?.direction).toBe('flat');
  });

  it('says nothing without a reading at the beginning', () => {
    expect(trendOf(from(40, 10), 12, span, 0)).toBeNull();
    expect(trendOf([], 12, span, 0)).toBeNull();
  });
});
