import fc from 'fast-check';
import type { AlarmRule, Episode } from '#libs/contracts';
import type { DevicePlan } from '../directory/device-plan.js';
import { planDevices } from '../directory/plan-devices.js';
import { versionsByRule } from '../rule-versions/versions-by-rule.js';
import { aDevice, aRule, METRICS } from '../test/alarms.builder.js';
import { InMemoryTrackStore } from '../test/in-memory-track.store.js';
import { type AlarmChange, evaluateTrack } from '../tracks/evaluate-track.js';
import type { JudgedRow } from '../tracks/judged-pack.js';
import { emptyTrack, liveTrack, trackName } from '../tracks/track.js';
import { correctTrack, lateMetrics, readFrom } from './correct-track.js';

const MINUTE = 60_000;
const START = Date.UTC(2026, 5, 1);
const DEVICE = aDevice();
const KEY = liveTrack(DEVICE.id);
const RULES = {
  atOnce: aRule({ onDelaySeconds: 0 }),
  patient: aRule({ onDelaySeconds: 120, offDelaySeconds: 180 }),
  link: aRule({
    id: 'link-down',
    metric: 'net.link.state',
    comparison: 'below',
    set: 0,
    clear: 1,
    offDelaySeconds: 90,
  }),
};

function planOf(...rules: AlarmRule[]): DevicePlan {
  const registry = { devices: [DEVICE], metrics: METRICS, facts: [], limits: [] };
  return planDevices(versionsByRule(rules), registry, START).get(DEVICE.id) as DevicePlan;
}

const row = (minute: number, voltage?: number, link?: number): JudgedRow => ({
  t: START + minute * MINUTE,
  values: {
    ...(voltage !== undefined && { 'power.voltage': voltage }),
    ...(link !== undefined && { 'net.link.state': link }),
  },
});

/** A device's track that is corrected after each arrival, as the service does it. */
class CorrectedTrack {
  readonly store = new InMemoryTrackStore();
  private readonly stored = new Map<string, JudgedRow>();

  constructor(private readonly plan: DevicePlan) {}

  async take(rows: readonly JudgedRow[]): Promise<void> {
    for (const one of rows) this.stored.set(JSON.stringify(one), one);
    await this.store.update(
      [KEY],
      known => [
        {
          key: KEY,
          ...evaluateTrack(
            this.plan,
            KEY,
            known.get(trackName(KEY)) ?? emptyTrack(),
            rows.toSorted((a, b) => a.t - b.t),
          ),
        },
      ],
      0,
    );
    await this.correct();
  }

  /** Begin and end of each alarm, in minutes; alarms of no exceedance left out. */
  get alarms(): [string, number, number | null][] {
    return this.episodes
      .filter(({ raisedAt, clearedAt }) => clearedAt !== raisedAt)
      .map(({ rule, raisedAt, clearedAt }): [string, number, number | null] => [
        rule,
        (raisedAt - START) / MINUTE,
        clearedAt === null ? null : (clearedAt - START) / MINUTE,
      ])
      .toSorted(([a, from], [b, other]) => a.localeCompare(b) || from - other);
  }

  get episodes(): Episode[] {
    return [...new Map(this.store.changes.map(({ alarm }) => [alarm.id, alarm])).values()];
  }

  get kinds(): AlarmChange['kind'][] {
    return this.store.changes.map(({ kind }) => kind);
  }

  private async correct(): Promise<void> {
    const before = (await this.store.find([KEY])).get(trackName(KEY));
    const late = before ? lateMetrics(this.plan, before) : [];
    if (before === undefined || late.length === 0) return;
    const from = Math.min(...late.map(([metric, since]) => readFrom(metric, since)));
    const rows = [...this.stored.values()].filter(({ t }) => t >= from).toSorted((a, b) => a.t - b.t);
    const alarms = await this.store.alarmsSince(DEVICE.id, from);
    const corrected = correctTrack(this.plan, KEY, before, { rows, alarms });
    await this.store.update([KEY], () => [{ key: KEY, ...corrected }], 0);
  }
}

async function arriving(plan: DevicePlan, ...packs: (readonly JudgedRow[])[]): Promise<CorrectedTrack> {
  const track = new CorrectedTrack(plan);
  for (const pack of packs) await track.take(pack);
  return track;
}

describe('correctTrack', () => {
  it('ends an alarm with the good reading that came after the next bad one, and raises the next', async () => {
    const track = await arriving(planOf(RULES.atOnce), [row(0, 12)], [row(2, 13)], [row(1, 5)]);
    expect(track.alarms).toEqual([
      ['voltage-high', 0, 1],
      ['voltage-high', 2, null],
    ]);
    expect(track.kinds).toEqual(['raised', 'worse', 'cleared', 'raised']);
    expect(track.episodes.map(({ value }) => value)).toEqual([12, 13]);
  });

  it('tells of an exceedance of which only the end was known', async () => {
    const track = await arriving(planOf(RULES.atOnce), [row(1, 5)], [row(0, 12)]);
    expect(track.kinds).toEqual(['raised', 'cleared']);
    expect(track.alarms).toEqual([['voltage-high', 0, 1]]);
  });

  it('keeps the alarm that people know when the exceedance began before', async () => {
    const track = await arriving(planOf(RULES.atOnce), [row(0, 5), row(2, 12)], [row(1, 11)]);
    expect(track.kinds).toEqual(['raised', 'corrected']);
    expect(track.episodes).toHaveLength(1);
    expect(track.alarms).toEqual([['voltage-high', 1, null]]);
  });

  it('ends what was no exceedance at the moment at which it began', async () => {
    const track = await arriving(planOf(RULES.patient), [row(0, 12), row(3, 12)], [row(1, 5)]);
    expect(track.kinds).toEqual(['raised', 'cleared']);
    expect(track.episodes).toMatchObject([{ raisedAt: START + 2 * MINUTE, clearedAt: START + 2 * MINUTE }]);
  });

  it('lets stand what was raised by readings that became suspect', async () => {
    const plan = planOf(RULES.patient);
    const { state, changes } = evaluateTrack(plan, KEY, emptyTrack(), [row(0, 12), row(3, 12)]);
    const suspect = [row(0, 12), row(3, 12)].map(one => ({ ...one, flags: { 'power.voltage': 3 as const } }));
    const late = { ...state, uncorrected: { 'power.voltage': START } };
    const alarms = changes.map(({ alarm }) => alarm);
    expect(correctTrack(plan, KEY, late, { rows: suspect, alarms })).toEqual({ state, changes: [] });
  });

  it('forgets that something came late once that is corrected', async () => {
    const plan = planOf(RULES.atOnce);
    const track = await arriving(plan, [row(1, 5)], [row(0, 5)]);
    expect(track.store.tracks.get(trackName(KEY))?.state).toEqual(
      evaluateTrack(plan, KEY, emptyTrack(), [row(0, 5), row(1, 5)]).state,
    );
  });
});

const anyReadings = fc
  .array(
    fc.record({
      step: fc.constantFrom(1, 1, 2, 3, 40),
      voltage: fc.option(fc.integer({ min: 5, max: 13 }), { nil: undefined }),
      link: fc.option(fc.constantFrom(0, 1), { nil: undefined }),
      place: fc.nat(6),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map(steps => {
    let minute = 0;
    const rows = steps.map(({ step, voltage, link, place }, index) => {
      minute += step;
      return { row: row(minute, voltage, link), place: index + place };
    });
    return {
      inOrder: rows.map(one => one.row),
      arriving: rows.toSorted((a, b) => a.place - b.place).map(one => one.row),
    };
  });

describe('alarms of a device, in whatever order its readings arrive', () => {
  it.each(['atOnce', 'patient'] as const)('are the same (%s)', async patience => {
    const plan = planOf(RULES[patience], RULES.link);
    await fc.assert(
      fc.asyncProperty(anyReadings, fc.nat(5), async ({ inOrder, arriving: order }, again) => {
        const [whole, pieces] = [new CorrectedTrack(plan), new CorrectedTrack(plan)];
        await whole.take(inOrder);
        for (const one of order) await pieces.take([one]);
        await pieces.take(order.slice(0, again));
        expect(pieces.alarms).toEqual(whole.alarms);
        const stateOf = ({ store }: CorrectedTrack) => store.tracks.get(trackName(KEY))?.state;
        const standing = (track: CorrectedTrack) =>
          Object.entries(stateOf(track)?.rules ?? {}).map(([id, { state }]) => [id, state]);
        expect(new Map(standing(pieces) as [string, unknown][])).toEqual(
          new Map(standing(whole) as [string, unknown][]),
        );
      }),
      { numRuns: 300 },
    );
  });
});
