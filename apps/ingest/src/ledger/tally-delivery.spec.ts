import type { Point, PreparedPack, Refusal } from '../readings/pack.js';
import { CountKind, type MinuteCounts } from './minute-counts.js';
import { type HourTally, tallyPack } from './tally-delivery.js';

const HOUR = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;

const point = (minute: number, values: number, more: Partial<Point> = {}) =>
  ({
    timeMs: HOUR + minute * MINUTE,
    values: Array<number>(values).fill(1),
    fails: 0,
    state: 'claimed',
    ...more,
  }) as Point;
const tally = (points: Point[], more: Partial<PreparedPack> = {}): Map<number, HourTally> => {
  const hours = new Map<number, HourTally>();
  const pack = { device: 'a', lane: 'live', receivedAt: HOUR + 60 * MINUTE, points, refusals: [], ...more };
  tallyPack(pack as unknown as PreparedPack, hours);
  return hours;
};
const minutes = (counts: MinuteCounts | undefined, kind: CountKind): Array<[number, number]> =>
  (counts?.toPairs() ?? []).flatMap(([place, count]) =>
    place >= kind && place < kind + 60 ? [[place - kind, count] as [number, number]] : [],
  );
const refusal = (times: number[]): Refusal => ({
  reason: 'bad-unit',
  detail: '',
  records: times.length,
  times,
});

describe('tallyPack', () => {
  it('counts every reading in its minute and hour, by what became of it', () => {
    const hours = tally([
      point(3, 5),
      point(3.5, 5, { fails: 2 }),
      point(59, 4, { state: 'superseded' }),
      point(60, 1),
    ]);
    expect([...hours.keys()]).toEqual([HOUR, HOUR + 60 * MINUTE]);
    const counts = hours.get(HOUR)?.counts;
    expect(minutes(counts, CountKind.Received)).toEqual([
      [3, 10],
      [59, 4],
    ]);
    expect(minutes(counts, CountKind.Failed)).toEqual([[3, 2]]);
    expect(minutes(counts, CountKind.Rejected)).toEqual([[59, 4]]);
  });

  it('counts refused records at their own time, and impossible ones at their arrival', () => {
    const hours = tally([], {
      refusals: [refusal([HOUR + MINUTE, 0, HOUR + 365 * 86_400_000])],
      receivedAt: HOUR + 2 * MINUTE,
    });
    expect(minutes(hours.get(HOUR)?.counts, CountKind.Rejected)).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(hours.size).toBe(1);
  });

  it('notes the slots of five minutes that live readings came in, and came in on time', () => {
    const live = tally([point(0, 1), point(29, 1), point(58, 1), point(4, 1, { state: 'refused' })]).get(
      HOUR,
    );
    expect([live?.presentSlots, live?.timelySlots]).toEqual([0b1000_0010_0001, 0b1000_0000_0000]);
    const history = tally([point(0, 1)], { lane: 'history' }).get(HOUR);
    expect([history?.presentSlots, history?.timelySlots]).toEqual([0, 0]);
  });
});
