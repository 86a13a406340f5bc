import type { Device } from '#libs/contracts';
import { shareOnTime } from './share-on-time.js';

const NOW = 1_800_000_000_000;
const device = {
  id: 'z-power-01',
  channels: [
    { metric: 'power.active', cadenceSeconds: 10 },
    { metric: 'power.energy.import', cadenceSeconds: 900 },
    { metric: 'power.outage', cadenceSeconds: null },
  ],
} as unknown as Device;

const value = (metric: string, ageMs: number) => ({
  zone: 'z',
  device: 'z-power-01',
  metric,
  value: 1,
  time: NOW - ageMs,
  flag: 1,
});

describe('shareOnTime', () => {
  it('judges each channel by its own cadence and leaves events out', () => {
    const latest = [value('power.active', 60_000), value('power.energy.import', 60_000)];
    expect(shareOnTime([device], latest, NOW)).toBe(0.5);
  });

  it('counts a channel that never sent as late', () => {
    expect(shareOnTime([device], [], NOW)).toBe(0);
  });

  it('has no opinion without channels', () => {
    expect(shareOnTime([], [], NOW)).toBeNull();
  });
});
