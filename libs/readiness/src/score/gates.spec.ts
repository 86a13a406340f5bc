import type { ConfirmedEventInput, ConfirmedEventKind } from '../inputs/zone-inputs.js';
import { startOfLocalDate } from '../inputs/local-date.js';
import { evaluateGates, planTrackEvents } from './gates.js';

let next = 0;
const event = (
  kind: ConfirmedEventKind,
  occurredOn: string,
  closedOn: string | null = null,
  more: Partial<ConfirmedEventInput> = {},
): ConfirmedEventInput => ({
  id: `e${++next}`,
  kind,
  occurredOn,
  closedOn,
  confirmedBy: 'p1',
  confirmedOn: occurredOn,
  document: 'doc-1',
  ...more,
});
const on = (date: string): number => startOfLocalDate(date) + 12 * 3_600_000;
const effects = (events: ConfirmedEventInput[], date: string) =>
  evaluateGates(events, on(date)).map(({ gate, overallCap, pillarCaps }) => ({
    gate,
    overallCap,
    pillarCaps,
  }));

describe('evaluateGates', () => {
  it.each([
    ['permit-invalid', { gate: 'G1', overallCap: 39, pillarCaps: {} }],
    ['wwtp-stopped', { gate: 'G1', overallCap: 39, pillarCaps: {} }],
    ['data-falsification', { gate: 'G2', overallCap: 39, pillarCaps: { DT: 5 } }],
    ['sanction', { gate: 'G3', overallCap: 49, pillarCaps: {} }],
    ['exceedance-day', { gate: 'G4', overallCap: null, pillarCaps: { GE: 69 } }],
    ['haz-waste-shortfall', { gate: 'G5', overallCap: null, pillarCaps: { WT: 49 } }],
    ['station-shortfall', { gate: 'G6', overallCap: null, pillarCaps: { GE: 59, DT: 59 } }],
    ['major-incident', { gate: 'G7', overallCap: 69, pillarCaps: {} }],
  ] as const)('fires on an open %s', (kind, effect) => {
    expect(effects([event(kind, '2026-05-01')], '2026-06-01')).toEqual([effect]);
  });

  it('fires on nothing that no person confirmed with a document', () => {
    expect(effects([event('sanction', '2026-05-01', null, { document: '' })], '2026-06-01')).toEqual([]);
    expect(effects([event('sanction', '2026-05-01', null, { confirmedBy: '' })], '2026-06-01')).toEqual([]);
    expect(
      effects([event('sanction', '2026-05-01', null, { confirmedOn: '2026-07-01' })], '2026-06-01'),
    ).toEqual([]);
  });

  it('relaxes a closed sanction to 69 for 12 months, then forgets it', () => {
    const closed = [event('sanction', '2025-01-01', '2025-06-30')];
    expect(effects(closed, '2025-06-30')[0]?.overallCap).toBe(49);
    expect(effects(closed, '2026-06-29')[0]?.overallCap).toBe(69);
    expect(effects(closed, '2026-06-30')).toEqual([]);
  });

  it('counts exceedance days of 12 months; three are severe, the same day twice is one', () => {
    const day = (date: string) => event('exceedance-day', date);
    const two = [day('2026-01-10'), day('2026-02-10'), day('2026-02-10')];
    expect(effects(two, '2026-03-01').every(effect => effect.pillarCaps.GE === 69)).toBe(true);
    const three = [...two, day('2026-02-11')];
    expect(effects(three, '2026-03-01').every(e => e.pillarCaps.GE === 49 && e.overallCap === 59)).toBe(true);
    expect(effects(three, '2027-01-15').every(effect => effect.pillarCaps.GE === 69)).toBe(true);
  });

  it('lets falsification go after 24 months and an incident after 36 or its closure', () => {
    const falsified = [event('data-falsification', '2024-06-15')];
    expect([effects(falsified, '2026-06-14').length, effects(falsified, '2026-06-15').length]).toEqual([
      1, 0,
    ]);
    const incident = [event('major-incident', '2024-01-01')];
    expect([effects(incident, '2026-12-31').length, effects(incident, '2027-01-01').length]).toEqual([1, 0]);
    expect(effects([event('major-incident', '2026-01-01', '2026-03-01')], '2026-03-02')).toEqual([]);
  });

  it('leaves the environment and waste gates out of the plan track', () => {
    const all = [event('exceedance-day', '2026-01-01'), event('major-incident', '2026-01-01')];
    expect(planTrackEvents(all).map(one => one.kind)).toEqual(['major-incident']);
  });
});
