import { Finding } from '#libs/telemetry';
import { type Fault, FaultKind } from '../faults/fault.js';
import type { JudgedReading } from './device-judge.js';
import { Tally } from './tally.js';

const MINUTE = 60_000;
const fault = (kind: FaultKind, from: number, to: number): Fault => ({
  kind,
  device: 'd',
  metrics: ['m'],
  ...{ from: from * MINUTE, to: to * MINUTE, size: 0 },
});
const reading = (minute: number, findings = 0, metric = 'm'): JudgedReading => ({
  metric,
  timeMs: minute * MINUTE,
  findings: findings | Finding.Tested,
});
const tallyOf = (faults: readonly Fault[], judged: readonly JudgedReading[]): Tally => {
  const tally = new Tally();
  tally.add(faults, judged, () => MINUTE);
  return tally;
};

describe('Tally', () => {
  it('finds a fault by its first flag, and counts the readings while it went on', () => {
    const tally = tallyOf(
      [fault(FaultKind.Stuck, 10, 14)],
      [
        reading(9),
        reading(10),
        reading(11, Finding.FlatLine),
        reading(12, Finding.LongFlatLine),
        reading(13),
      ],
    );
    expect(tally.kinds.get('stuck')).toMatchObject({
      ...{ faults: 1, found: 1, readings: 4, suspect: 1, failed: 1, delaysMs: [MINUTE] },
      evidence: new Map([['flat-line', 1]]),
    });
    expect([tally.readings, tally.flags, tally.right]).toEqual([5, 2, 2]);
  });

  it('takes the way back for neither found nor wrong', () => {
    const tally = tallyOf([fault(FaultKind.Drift, 10, 11)], [reading(10), reading(11, Finding.RateOfChange)]);
    expect(tally.kinds.get('drift')).toMatchObject({ faults: 1, found: 0 });
    expect([tally.flags, tally.right]).toEqual([1, 1]);
  });

  it('calls flags without a fault wrong, by metric; those of a comparison belong to the device', () => {
    const tally = tallyOf(
      [fault(FaultKind.Swap, 10, 12)],
      [
        reading(11, Finding.CrossCheck, 'other'),
        reading(11, Finding.Spike, 'other'),
        reading(30, Finding.Spike),
      ],
    );
    expect(tally.kinds.get('sensor-swap')?.found).toBe(1);
    expect(tally.reasons.get('spike')).toEqual({
      flags: 2,
      right: 0,
      wrong: new Map([
        ['other', 1],
        ['m', 1],
      ]),
    });
    expect([tally.flags, tally.right]).toEqual([3, 1]);
  });

  it('calls a flag on true readings wrong, although something was going on', () => {
    const tally = tallyOf([fault(FaultKind.Upset, 10, 14)], [reading(11, Finding.RateOfChange)]);
    expect(tally.kinds.get('plant-upset')).toMatchObject({ faults: 1, suspect: 1 });
    expect([tally.flags, tally.right]).toEqual([1, 0]);
    expect(tally.reasons.get('rate-of-change')?.wrong).toEqual(new Map([['m', 1]]));
  });

  it('finds a gap by the readings that are missing, and no other fault by them', () => {
    const readings = [reading(9), reading(10), reading(20)];
    expect(tallyOf([fault(FaultKind.Gap, 11, 20)], readings).kinds.get('gap')).toMatchObject({
      ...{ found: 1, readings: 0, delaysMs: [MINUTE] },
      evidence: new Map([['missing', 1]]),
    });
    expect(tallyOf([fault(FaultKind.Drift, 11, 20)], readings).kinds.get('drift')?.found).toBe(0);
    expect(tallyOf([fault(FaultKind.Gap, 10, 11)], [reading(9), reading(11)]).kinds.get('gap')?.found).toBe(
      0,
    );
  });

  it('looks for readings of a wrong clock at the times that they say', () => {
    const skew = { ...fault(FaultKind.ClockSkew, 20, 25), size: -10 * MINUTE };
    const tally = tallyOf([skew], [reading(9), reading(12, Finding.Backwards), reading(27)]);
    expect(tally.kinds.get('clock-skew')?.evidence.get('counter-backwards')).toBe(1);
    expect([tally.flags, tally.right]).toEqual([1, 1]);
  });
});
