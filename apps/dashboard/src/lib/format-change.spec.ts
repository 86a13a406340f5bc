import { formatChange } from './format-change.js';

describe('formatChange', () => {
  it('gives what rounds to nothing no sign', () => {
    expect([-0.04, 0, 0.04].map(points => formatChange(points, 'en'))).toEqual(['±0.0', '±0.0', '±0.0']);
    expect(formatChange(-0.06, 'vi')).toBe('−0,1');
    expect(formatChange(2.34, 'en')).toBe('+2.3');
  });
});
