import { type ChartPoint, splitAtGaps, standsAlone } from './chart-points.js';

const MINUTE = 60_000;
const at = (...minutes: number[]): ChartPoint[] =>
  minutes.map(minute => ({ t: minute * MINUTE, value: minute, suspect: false }));
const times = (points: readonly ChartPoint[]) => points.map(({ t, value }) => [t / MINUTE, value]);

describe('splitAtGaps', () => {
  it('breaks the line where readings are missing and nowhere else', () => {
    expect(times(splitAtGaps(at(0, 1, 5), MINUTE, []))).toEqual([
      [0, 0],
      [1, 1],
      [2, null],
      [5, 5],
    ]);
  });

  it('joins slow readings while only slow ones were expected', () => {
    const cadence = [
      { from: 0, to: 30 * MINUTE, seconds: 900 },
      { from: 30 * MINUTE, to: 60 * MINUTE, seconds: 10 },
    ];
    expect(times(splitAtGaps(at(-10, 0, 15, 30, 31, 45), MINUTE, cadence))).toEqual([
      [-10, -10],
      [0, 0],
      [15, 15],
      [30, 30],
      [31, 31],
      [32, null],
      [45, 45],
    ]);
  });
});

describe('standsAlone', () => {
  it('finds points between two gaps', () => {
    const points = splitAtGaps(at(0, 10, 20, 21), MINUTE, []);
    expect(
      points.flatMap((point, index) =>
        point.value !== null && standsAlone(points, index) ? [point.value] : [],
      ),
    ).toEqual([0, 10]);
  });
});
