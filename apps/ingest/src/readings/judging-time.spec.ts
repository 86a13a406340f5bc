import fc from 'fast-check';
import type { SenmlPack } from '#libs/telemetry';
import { judgingTime } from './judging-time.js';

const ARRIVED = Date.UTC(2026, 10, 24);
const DAY = 86_400_000;
const packAt = (...times: number[]): SenmlPack => ({
  ...{ baseDevice: null, boot: 1, seq: 1, lane: 'live', events: [] },
  records: times.map(timeMs => ({ metric: 'a.b', unit: null, timeMs, value: 1 })),
});
const raw = { subject: '', data: new Uint8Array(), streamSequence: 1, receivedAt: ARRIVED };

describe('judgingTime', () => {
  it('is the arrival of a pack that came once, whatever it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 100 }), days => {
        expect(judgingTime(raw, packAt(ARRIVED + days * DAY))).toBe(ARRIVED);
      }),
    );
  });

  it('does not let a replayed pack grow old while it waited', () => {
    const replayed = { ...raw, replayedAt: ARRIVED + 25 * DAY };
    expect(judgingTime(replayed, packAt(ARRIVED - 59 * DAY))).toBe(ARRIVED);
  });

  it('takes as past what has passed since, and as future what still lies ahead', () => {
    const replayed = { ...raw, replayedAt: ARRIVED + DAY };
    expect(judgingTime(replayed, packAt(ARRIVED + DAY / 2))).toBe(ARRIVED + DAY / 2);
    expect(judgingTime(replayed, packAt(ARRIVED + 9 * DAY))).toBe(ARRIVED + DAY);
  });
});
