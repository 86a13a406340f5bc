import { limitText } from './limit-text.js';

describe('limitText', () => {
  it.each([
    [{ min: null, max: 45 }, '≤\u00a045'],
    [{ min: 6, max: 9 }, '6–9'],
    [{ min: 5.5, max: null }, '≥\u00a05,5'],
    [{ min: null, max: 75 * 0.9 * 0.9 }, '≤\u00a060,75'],
    [{ min: null, max: 75 * 0.9 }, '≤\u00a067,5'],
    [{ min: null, max: 30_000 }, '≤\u00a030.000'],
    [{ min: null, max: null }, ''],
  ])('writes %j', (limit, text) => expect(limitText(limit, 'vi')).toBe(text));
});
