import { planWindowReads } from './plan-window-reads.js';
import { windowDays } from './window-days.js';

describe('windowDays', () => {
  it('reads the windows of the method', () => {
    expect(['P1M', 'P3M', 'P6M', 'P12M', 'P1Y', 'P24M', 'PT0S'].map(windowDays)).toEqual([
      30, 91, 182, 365, 365, 730, 0,
    ]);
  });

  it('refuses anything else', () => {
    expect(() => windowDays('P1W')).toThrow(RangeError);
  });
});

describe('planWindowReads', () => {
  it('asks for each metric once, as far back as any indicator does', () => {
    const base = { id: 'X1', pillar: 'GP', weight: 1, curve: [[0, 0]], facts: [], basis: [] } as never as {
      window: string;
    };
    const reads = planWindowReads([
      { ...base, window: 'P1M', inputs: [{ metric: 'a.b', tier: 'day' }] },
      {
        ...base,
        window: 'P12M',
        inputs: [
          { metric: 'a.b', tier: 'day' },
          { metric: 'a.b', tier: 'hour', extremes: true },
        ],
      },
    ] as never);
    expect(reads).toEqual([
      { tier: 'day', metric: 'a.b', days: 366, extremes: false },
      { tier: 'hour', metric: 'a.b', days: 366, extremes: true },
    ]);
  });
});
