import { chartValueText } from './chart-value-text.js';
import { stateAxis } from './state-axis.js';

const valve = {
  states: new Map([
    [0, 'Closed'],
    [1, 'Open'],
  ]),
};

describe('stateAxis', () => {
  it('runs over all codes that a state can have, by name', () => {
    expect(stateAxis([valve])).toEqual({ min: 0, max: 1, names: valve.states });
  });

  it('is not for figures, nor for a figure beside a state', () => {
    expect(stateAxis([{}])).toBeNull();
    expect(stateAxis([valve, {}])).toBeNull();
    expect(stateAxis([])).toBeNull();
  });
});

describe('chartValueText', () => {
  it('says a state by its name, and a mean of several devices as a figure', () => {
    expect(chartValueText({ ...valve, decimals: 1 }, 1, 'en')).toBe('Open');
    expect(chartValueText({ ...valve, decimals: 1 }, 0.5, 'en')).toBe('0.5');
  });
});
