import { failureBound } from './report.js';

it.each([
  [0, 1],
  [6, 0.393],
  [20, 0.139],
  [100, 0.03],
  [300, 0.01],
])('%i kills without a failure bound the rate at %f', (kills, bound) => {
  expect(failureBound(kills)).toBeCloseTo(bound, 3);
});
