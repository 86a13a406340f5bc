import { describeDuration } from './describe-duration.js';

it.each([
  [0, '0.0 s'],
  [1_250, '1.3 s'],
  [200_000, '3 min 20 s'],
  [2 * 3_600_000 + 5 * 60_000, '2 h 5 min'],
  [76 * 3_600_000, '3 d 4 h'],
])('says %i ms as %s', (ms, words) => {
  expect(describeDuration(ms)).toBe(words);
});
