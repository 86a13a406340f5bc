import fc from 'fast-check';
import { powerFactor, reactivePower } from './power-factor.js';

describe('reactivePower', () => {
  it('keeps the power factor of well kept zones clear of the charge, however much the sun gives', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, fc.double({ min: -1, max: 1, noNaN: true }), (quality, share, net) => {
        const netKw = net * 10_000;
        const factor = powerFactor(netKw, reactivePower(12_000, netKw, share, quality));
        expect(factor).toBeGreaterThanOrEqual(0.84 + 0.12 * quality - 1e-9);
      }),
    );
  });

  it('is the consumers own where there is no sun', () => {
    expect(reactivePower(10_000, 10_000, 0.3, 0.7)).toBe(3_000);
  });
});
