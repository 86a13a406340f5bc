import { sparkFrame, sparklinePath } from './sparkline-path.js';

const point = (t: number, value: number | null) => ({ t, value, suspect: false });

describe('sparklinePath', () => {
  it('breaks at gaps and shows a lone point as a dot', () => {
    const points = [point(0, 0), point(5, 10), point(6, null), point(10, 5)];
    expect(sparklinePath(points, { from: 0, to: 10, low: 0, high: 10 })).toBe(
      'M0.0 100.0L50.0 0.0M100.0 50.0h0',
    );
  });

  it('does not blow up changes that the figure hardly shows', () => {
    const points = [point(0, 0.72), point(10, 0.721)];
    const frame = sparkFrame(points, 0, 10, 0.001);
    expect(frame.high - frame.low).toBeGreaterThanOrEqual(0.006);
  });

  it('puts a line that does not move in the middle', () => {
    const points = [point(0, 5), point(10, 5)];
    expect(sparklinePath(points, sparkFrame(points, 0, 10))).toBe('M0.0 50.0L100.0 50.0');
  });
});
