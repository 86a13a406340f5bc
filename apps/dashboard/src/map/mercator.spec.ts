import { fitInto } from './mercator.js';

describe('fitInto', () => {
  it('keeps all positions inside the box, north up', () => {
    const south = { longitude: 106.4, latitude: 20.6 };
    const north = { longitude: 106.9, latitude: 20.96 };
    const place = fitInto([south, north], { width: 400, height: 300 }, 20);
    for (const { x, y } of [place(south), place(north)]) {
      expect(x).toBeGreaterThanOrEqual(19.99);
      expect(x).toBeLessThanOrEqual(380.01);
      expect(y).toBeGreaterThanOrEqual(19.99);
      expect(y).toBeLessThanOrEqual(280.01);
    }
    expect(place(north).y).toBeLessThan(place(south).y);
  });
});
