import { effluentMaximum, effluentScaling } from './effluent-limit.js';

const maximum = (...of: Parameters<typeof effluentScaling>): number | null => {
  const scaling = effluentScaling(...of);
  return scaling && effluentMaximum(scaling);
};

describe('effluentMaximum', () => {
  it('gives the method’s figures for COD, class A, Kq 0.9', () => {
    expect(maximum('ww.out.cod', 75, 0.9, 3_000)).toBeCloseTo(67.5, 9);
    expect(maximum('ww.out.cod', 75, 0.9, 8_000)).toBeCloseTo(60.75, 9);
  });

  it('leaves pH, temperature and colour as they are', () => {
    expect(['ww.out.ph', 'ww.out.temp', 'ww.out.color'].map(m => maximum(m, 40, 0.9, 8_000))).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('steps at the borders of the flow classes', () => {
    const factors = [50, 51, 500, 501, 5_000, 5_001].map(flow => maximum('ww.out.tss', 10, 1, flow));
    expect(factors).toEqual([12, 11, 11, 10, 10, 9]);
  });
});
