import { isNoiseNight, noiseClassAt } from './noise-class.js';

it('knows the night of noise, from 21 to 6 o’clock', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  expect(hours.filter(isNoiseNight)).toEqual([0, 1, 2, 3, 4, 5, 21, 22, 23]);
  expect([noiseClassAt(20), noiseClassAt(21)]).toEqual(['ordinary-day', 'ordinary-night']);
});
