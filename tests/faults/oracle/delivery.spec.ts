import type { JournalEntry } from '../publisher/journal.js';
import {
  findDeliveryFaults,
  expectedDelivery,
  type ExpectedDelivery,
  type ReadDelivery,
} from './delivery.js';

const MINUTE = 60_000;
const sent = (seq: number, t: number): JournalEntry => ({
  ...{ state: 'sent', device: 'd', boot: 1, seq, t, value: seq },
});
/** The third says anew what the second said. */
const [, EXPECTED] = [
  ...expectedDelivery([sent(1, 0), sent(2, 5), sent(3, 5), sent(2, 5), sent(4, MINUTE)]),
][0] as [string, ExpectedDelivery];
const RIGHT: ReadDelivery = {
  minutes: [
    { t: 0, received: 3, stored: 2 },
    { t: MINUTE, received: 1, stored: 1 },
    { t: 2 * MINUTE, received: 0, stored: 0 },
  ],
  contiguousSeq: 4,
  lastSeq: 4,
};

describe('oracle of what arrived', () => {
  it('finds nothing where all is right', () => {
    expect(findDeliveryFaults(EXPECTED, RIGHT)).toEqual([]);
  });

  it.each<[string, Partial<ReadDelivery>]>([
    ['a pack that counts twice', { minutes: [{ t: 0, received: 4, stored: 2 }, ...RIGHT.minutes.slice(1)] }],
    [
      'a replaced one that counts as stored',
      { minutes: [{ t: 0, received: 3, stored: 3 }, ...RIGHT.minutes.slice(1)] },
    ],
    ['one that does not count', { minutes: RIGHT.minutes.slice(0, 1) }],
    ['one that nobody sent', { minutes: [...RIGHT.minutes, { t: 9 * MINUTE, received: 1, stored: 1 }] }],
    ['a gap', { contiguousSeq: 2 }],
    ['a number that nobody sent', { lastSeq: 5 }],
  ])('finds %s', (_what, wrong) => {
    expect(findDeliveryFaults(EXPECTED, { ...RIGHT, ...wrong })).toHaveLength(1);
  });
});
