import fc from 'fast-check';
import { dailyChart } from './daily-chart.js';

const days = (values: readonly (number | null)[]) =>
  values.map((value, index) => ({ label: String(index + 1), value, isOver: false }));

describe('dailyChart', () => {
  it('draws a bar for each day that has a value, none below zero height, and no NaN', () => {
    const value = fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 31 }), fc.nat(1_000), (values, limit) => {
        const svg = dailyChart(days(values), [limit], String);
        const heights = [...svg.matchAll(/<rect [^>]*height="([^"]+)"/g)].map(([, height]) => Number(height));
        expect(heights).toHaveLength(values.filter(one => one !== null).length);
        for (const height of heights) expect(height).toBeGreaterThanOrEqual(0);
        expect(svg).not.toContain('NaN');
      }),
    );
  });

  it('draws what is over in another colour, and the limit across', () => {
    const svg = dailyChart([{ label: '1', value: 88.4, isOver: true }], [75], String);
    expect(svg).toContain('<rect');
    expect(svg.match(/#b3261e/g)).toHaveLength(2);
    expect(svg).toContain('stroke-dasharray');
  });

  it('writes all numbers of an axis with as many decimals as one of them needs', () => {
    const ticksOf = (value: number) =>
      [
        ...dailyChart(days([value]), [], (tick, decimals) => tick.toFixed(decimals)).matchAll(
          /text-anchor="end">([^<]+)</g,
        ),
      ].map(([, tick]) => tick);
    expect(ticksOf(48)).toEqual(['0', '25', '50']);
    expect(ticksOf(4)).toEqual(['0.0', '2.5', '5.0']);
  });
});
