import { sumOfSeeds } from './run-seeds.js';

it('sums what the seeding program says of each kind', () => {
  expect(sumOfSeeds('zone: 39 rows, 2 changed\ndevice: 600 rows, 0 changed\n')).toBe('639 rows, 2 changed');
});
