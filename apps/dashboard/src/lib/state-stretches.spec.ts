import { stateStretches } from './state-stretches.js';

describe('stateStretches', () => {
  it('begins a stretch where the state changes or readings are missing', () => {
    const values = [0, 0, 2, 2, null, 2, 0];
    expect(stateStretches(values.map((value, t) => ({ t, value })))).toEqual([
      { from: 0, value: 0 },
      { from: 2, value: 2 },
      { from: 4, value: null },
      { from: 5, value: 2 },
      { from: 6, value: 0 },
    ]);
  });

  it('has none without points', () => {
    expect(stateStretches([])).toEqual([]);
  });
});
