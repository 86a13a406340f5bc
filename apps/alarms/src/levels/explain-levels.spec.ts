import { explainLevels, type Level } from './explain-levels.js';

const level = (id: string, priority: number, more: Partial<Level> = {}): Level => ({
  ...{ id, priority, device: 'zone-air-01', metric: 'air.pm25', side: 'above', raisedAt: 1 },
  ...more,
});
const explained = (...levels: Level[]) => Object.fromEntries(explainLevels(levels));

describe('explainLevels', () => {
  it('lets the highest level of a point stand alone', () => {
    expect(explained(level('warn', 3), level('alarm', 2), level('critical', 1))).toEqual({
      ...{ warn: 'critical', alarm: 'critical', critical: null },
    });
  });

  it('brings the next level back when the highest is over', () => {
    expect(explained(level('warn', 3), level('alarm', 2))).toEqual({ warn: 'alarm', alarm: null });
    expect(explained(level('warn', 3))).toEqual({ warn: null });
  });

  it.each<[string, Partial<Level>]>([
    ['of another device', { device: 'zone-air-02' }],
    ['of another metric', { metric: 'air.pm10' }],
    ['on the other side', { side: 'below' }],
  ])('explains nothing %s', (_, more) => {
    expect(explained(level('warn', 3), level('critical', 1, more))).toEqual({ warn: null, critical: null });
  });

  it('explains nothing by what is only as urgent, and takes the oldest of several', () => {
    expect(
      explained(level('b', 1, { raisedAt: 2 }), level('a', 1, { raisedAt: 1 }), level('warn', 3)),
    ).toEqual({ a: null, b: null, warn: 'a' });
  });
});
