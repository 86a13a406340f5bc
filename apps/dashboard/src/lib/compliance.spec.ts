import { stateOfDay } from './compliance.js';

describe('stateOfDay', () => {
  const COD = { min: null, max: 75 };
  it.each([
    [50, COD, 'within'],
    [61, COD, 'near'],
    [7.3, { min: 6, max: 9 }, 'within'],
    [8.71, { min: 6, max: 9 }, 'near'],
    [6.29, { min: 6, max: 9 }, 'near'],
    [5.5, { min: 5, max: null }, 'near'],
    [7, { min: 5, max: null }, 'within'],
    [74, null, 'within'],
  ] as const)('says of a day within with a mean of %s', (value, limit, state) =>
    expect(stateOfDay({ state: 'within', value }, limit)).toBe(state),
  );

  it('leaves what is judged otherwise as it is', () => {
    for (const state of ['over', 'few', 'none', 'no-limit'] as const)
      expect(stateOfDay({ state, value: 74 }, COD)).toBe(state);
  });
});
