import type { DevicePlan } from '../directory/device-plan.js';
import { planDevices } from '../directory/plan-devices.js';
import { versionsByRule } from '../rule-versions/versions-by-rule.js';
import { aDevice, aRule, METRICS } from '../test/alarms.builder.js';
import type { JudgedPack } from './judged-pack.js';
import { LATE_MS, routePacks } from './route-packs.js';

const NOW = Date.UTC(2026, 5, 1);
const plans = planDevices(
  versionsByRule([aRule()]),
  {
    devices: [aDevice(), aDevice({ id: 'bare', channels: [] })],
    metrics: METRICS,
    facts: [],
    limits: [],
  },
  NOW,
);
const find = (device: string): DevicePlan | undefined => plans.get(device);

const pack = (ages: readonly number[], overrides: Partial<JudgedPack> = {}): JudgedPack => ({
  device: 'zone-power-01',
  boot: 7,
  lane: 'live',
  receivedAt: NOW,
  rows: ages.map(age => ({ t: NOW - age, values: { 'power.voltage': 1 } })),
  ...overrides,
});

const inShort = (packs: readonly JudgedPack[]) =>
  routePacks(packs, find).map(({ key, rows }) => [key.lane, key.boot, rows.map(({ t }) => NOW - t)]);

describe('routePacks', () => {
  it('parts a backlog where its rows were more than an hour old on arrival', () => {
    expect(inShort([pack([LATE_MS + 2, LATE_MS + 1, LATE_MS, 5])])).toEqual([
      ['late', 7, [LATE_MS + 2, LATE_MS + 1]],
      ['live', 0, [LATE_MS, 5]],
    ]);
  });

  it('keeps history apart by run, however new it is', () => {
    const packs = [pack([10], { lane: 'history', boot: 1 }), pack([20], { lane: 'history', boot: 2 })];
    expect(inShort(packs)).toEqual([
      ['late', 1, [10]],
      ['late', 2, [20]],
    ]);
  });

  it('brings the rows of several packs into the order of their event times', () => {
    expect(inShort([pack([3, 9]), pack([5])])).toEqual([['live', 0, [9, 5, 3]]]);
  });

  it('leaves out devices without rules and devices nobody knows', () => {
    expect(inShort([pack([1], { device: 'bare' }), pack([1], { device: 'unknown' })])).toEqual([]);
  });

  it('takes a pack without a run for late readings too', () => {
    expect(inShort([pack([2 * LATE_MS], { boot: null })])).toEqual([['late', 0, [2 * LATE_MS]]]);
  });

  it('takes flags that were judged again for the live track only', () => {
    const packs = [pack([2 * LATE_MS, 5], { boot: null, rejudged: true })];
    expect(inShort(packs)).toEqual([['live', 0, [5]]]);
  });
});
