import fc from 'fast-check';
import { windRose } from './wind-rose.js';

const at = (values: readonly (number | null)[]) => values.map((value, t) => ({ t, value }));

describe('windRose', () => {
  it('counts times by direction and strength, and calm apart', () => {
    const rose = windRose(at([3, 3, 0.1, 9, null]), at([0, 359, 90, 90, 0]));
    expect(rose.count).toBe(4);
    expect(rose.calm).toBeCloseTo(0.25);
    expect(rose.sectors[0]?.shares).toEqual([0, 0.5, 0, 0]);
    expect(rose.sectors[4]?.shares).toEqual([0, 0, 0, 0.25]);
  });

  it('gives shares that make one, whatever the wind', () => {
    const wind = fc.record({
      speed: fc.double({ min: 0, max: 60, noNaN: true }),
      from: fc.double({ min: 0, max: 360, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(wind, { minLength: 1 }), list => {
        const { sectors, calm } = windRose(at(list.map(w => w.speed)), at(list.map(w => w.from)));
        const all = sectors.flatMap(({ shares }) => shares).reduce((sum, share) => sum + share, calm);
        expect(all).toBeCloseTo(1);
      }),
    );
  });
});
