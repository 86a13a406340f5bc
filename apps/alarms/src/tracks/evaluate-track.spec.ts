import fc from 'fast-check';
import type { AlarmRule } from '#libs/contracts';
import type { DevicePlan } from '../directory/device-plan.js';
import { planDevices } from '../directory/plan-devices.js';
import { versionsByRule } from '../rule-versions/versions-by-rule.js';
import { aDevice, aRule, METRICS } from '../test/alarms.builder.js';
import { endTrack } from './end-track.js';
import { type AlarmChange, evaluateTrack } from './evaluate-track.js';
import type { JudgedRow } from './judged-pack.js';
import { emptyTrack, raisedIn, type TrackKey, type TrackState, trackStateSchema } from './track.js';

const MINUTE = 60_000;
const START = Date.UTC(2026, 5, 1);
const DEVICE = aDevice();
const KEY: TrackKey = { device: DEVICE.id, lane: 'live', boot: 0 };
const linkDown = aRule({
  id: 'link-down',
  metric: 'net.link.state',
  comparison: 'below',
  set: 0,
  clear: 1,
  onDelaySeconds: 60,
});

function planOf(...rules: AlarmRule[]): DevicePlan {
  const plans = planDevices(
    versionsByRule(rules),
    { devices: [DEVICE], metrics: METRICS, facts: [], limits: [] },
    START,
  );
  return plans.get(DEVICE.id) as DevicePlan;
}

const plan = planOf(aRule(), linkDown);

const row = (
  minute: number,
  voltage?: number,
  more: Partial<JudgedRow> & { link?: number } = {},
): JudgedRow => ({
  t: START + minute * MINUTE,
  values: {
    ...(voltage !== undefined && { 'power.voltage': voltage }),
    ...(more.link !== undefined && { 'net.link.state': more.link }),
  },
  ...(more.flags && { flags: more.flags }),
});

const inShort = (changes: readonly AlarmChange[]) =>
  changes.map(({ kind, alarm }) => [
    kind,
    alarm.rule,
    ((kind === 'cleared' ? alarm.clearedAt : alarm.raisedAt) as number) / MINUTE - START / MINUTE,
    alarm.value,
  ]);

describe('evaluateTrack', () => {
  it('makes an alarm with everything a person needs', () => {
    const { changes } = evaluateTrack(plan, KEY, emptyTrack(), [row(0, 11), row(1, 12)]);
    expect(changes).toEqual([
      {
        kind: 'raised',
        alarm: {
          id: expect.stringMatching(/^[\w-]{22}$/) as string,
          rule: 'voltage-high',
          zone: 'zone',
          device: DEVICE.id,
          metric: 'power.voltage',
          priority: 2,
          state: 'raised',
          textVi: 'Điện áp cao',
          textEn: 'Voltage high',
          value: 12,
          limit: 10,
          basis: 'test',
          raisedAt: START + MINUTE,
          clearedAt: null,
          late: false,
          simulated: true,
        },
      },
    ]);
  });

  it('says the limit that the rule has, not the one that it was delivered with', () => {
    const words = planOf(aRule({ textVi: 'Điện áp từ {set} kV', textEn: '{set} kV for {delay}', set: 10.5 }));
    const { changes } = evaluateTrack(words, KEY, emptyTrack(), [row(0, 11), row(1, 12)]);
    const texts = { textVi: 'Điện áp từ 10,5 kV', textEn: '10.5 kV for 60 s' };
    expect(changes).toMatchObject([{ alarm: { limit: 10.5, ...texts } }]);
  });

  it('keeps the worst value for the end', () => {
    const rows = [row(0, 11), row(1, 11), row(2, 15), row(3, 7)];
    const { changes, state } = evaluateTrack(plan, KEY, emptyTrack(), rows);
    expect(inShort(changes)).toEqual([
      ['raised', 'voltage-high', 1, 11],
      ['worse', 'voltage-high', 1, 15],
      ['cleared', 'voltage-high', 3, 15],
    ]);
    expect(new Set(changes.map(({ alarm }) => alarm.id)).size).toBe(1);
    expect(state.rules).toEqual({});
  });

  it.each([4, 9] as const)('does not see readings of quality %d', flag => {
    const flagged = { flags: { 'power.voltage': flag } };
    const rows = [row(0, 11, flagged), row(1, 11, flagged), row(2, 11)];
    expect(evaluateTrack(plan, KEY, emptyTrack(), rows).changes).toEqual([]);
  });

  it('leaves it to the rule whether suspect readings count', () => {
    const suspect = { flags: { 'power.voltage': 3 as const } };
    const rows = [row(0, 11, suspect), row(1, 11, suspect)];
    const changesBy = (counts: AlarmRule['suspect']) =>
      evaluateTrack(planOf(aRule({ suspect: counts })), KEY, emptyTrack(), rows).changes.length;
    expect([changesBy('ignore'), changesBy('count')]).toEqual([0, 1]);
  });

  it('flips nothing by a reading that is older than the last judged one of its metric, and notes it', () => {
    const { state } = evaluateTrack(plan, KEY, emptyTrack(), [row(5, 11), row(6, 11)]);
    const late = evaluateTrack(plan, KEY, state, [row(4, 1), row(6, 1)]);
    const uncorrected = { 'power.voltage': START + 4 * MINUTE };
    expect(late).toEqual({ state: { ...state, uncorrected }, changes: [] });
    const again = evaluateTrack(plan, KEY, late.state, [
      row(5, 1),
      row(3, 11),
      row(2, 11, { flags: { 'power.voltage': 4 } }),
    ]);
    expect(again.state.uncorrected).toEqual({ 'power.voltage': START + 3 * MINUTE });
  });

  it('notes nothing of what comes late anyway', () => {
    const late: TrackKey = { ...KEY, lane: 'late' };
    const { state } = evaluateTrack(plan, late, emptyTrack(), [row(5, 11), row(6, 11)]);
    expect(evaluateTrack(plan, late, state, [row(4, 1)]).state).toEqual(state);
  });

  it('still takes a code that comes after newer readings of other metrics', () => {
    const { state } = evaluateTrack(plan, KEY, emptyTrack(), [row(0, 1, { link: 1 }), row(5, 1)]);
    const delayed = evaluateTrack(plan, KEY, state, [row(3, undefined, { link: 0 })]);
    expect(delayed.changes).toEqual([]);
    expect(inShort(evaluateTrack(plan, KEY, delayed.state, [row(6, 1)]).changes)).toEqual([
      ['raised', 'link-down', 4, 0],
    ]);
  });

  it('lets time pass for a code by whatever else the device says', () => {
    const rows = [row(0, 1, { link: 0 }), row(0.5, 1), row(2, 1), row(3, 1, { link: 1 })];
    expect(inShort(evaluateTrack(plan, KEY, emptyTrack(), rows).changes)).toEqual([
      ['raised', 'link-down', 1, 0],
      ['cleared', 'link-down', 3, 0],
    ]);
  });

  it('ends what a rule raised that no longer holds', () => {
    const { state } = evaluateTrack(plan, KEY, emptyTrack(), [row(0, 11), row(1, 11)]);
    const after = evaluateTrack(planOf(linkDown), KEY, state, [row(2, 11)]);
    expect(inShort(after.changes)).toEqual([['cleared', 'voltage-high', 2, 11]]);
    expect(after.state.rules).toEqual({});
  });

  it('judges by the version of a rule that is in force at the reading', () => {
    const versions = planOf(
      aRule({ set: 10, effectiveTo: '2026-06-02' }),
      aRule({ set: 20, clear: 18, effectiveFrom: '2026-06-02' }),
    );
    // Days are local: 2026-06-02 begins at 17:00 UTC, 1,020 minutes after the start.
    const rows = [row(1_000, 15), row(1_001, 15), row(1_030, 15), row(1_040, 22), row(1_041, 22)];
    const { changes } = evaluateTrack(versions, KEY, emptyTrack(), rows);
    expect(inShort(changes).map(([kind, , minute]) => [kind, minute])).toEqual([
      ['raised', 1_001],
      ['cleared', 1_030],
      ['raised', 1_041],
    ]);
  });
});

describe('endTrack', () => {
  it('ends what is raised with the last reading and opens nothing when readings come again', () => {
    const rows = [row(0, 11), row(1, 12), row(7, 13), row(7, undefined, { link: 0 })];
    const before = evaluateTrack(plan, { ...KEY, lane: 'late' }, emptyTrack(), rows);
    const ended = endTrack(before.state);
    expect(inShort(ended.changes)).toEqual([['cleared', 'voltage-high', 7, 13]]);
    expect(ended.changes[0]?.alarm.late).toBe(true);
    expect(ended.state.rules).toEqual({});
    expect(evaluateTrack(plan, KEY, ended.state, rows).changes).toEqual([]);
  });
});

const anyRows = fc
  .array(
    fc.record({
      step: fc.integer({ min: 1, max: 4 }),
      voltage: fc.option(fc.integer({ min: 5, max: 13 }), { nil: undefined }),
      link: fc.option(fc.constantFrom(0, 1), { nil: undefined }),
      flag: fc.constantFrom(1, 2, 3, 4, 9),
    }),
    { maxLength: 40 },
  )
  .map(steps => {
    let minute = 0;
    return steps.map(({ step, voltage, link, flag }): JudgedRow => {
      minute += step;
      const flags = { 'power.voltage': flag };
      return row(minute, voltage, { ...(link !== undefined && { link }), flags });
    });
  });

describe('a track, whatever the rows', () => {
  const all = (rows: readonly JudgedRow[]) => evaluateTrack(plan, KEY, emptyTrack(), rows);

  it('comes to the same when any part of the rows comes again', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(), fc.nat(), (rows, cut, again) => {
        const stop = rows.length === 0 ? 0 : cut % (rows.length + 1);
        const back = stop === 0 ? 0 : again % stop;
        const first = evaluateTrack(plan, KEY, emptyTrack(), rows.slice(0, stop));
        const rest = evaluateTrack(plan, KEY, first.state, rows.slice(back));
        const whole = all(rows);
        expect([...first.changes, ...rest.changes]).toEqual(whole.changes);
        // That something came again is not known from its coming late.
        expect({ ...rest.state, uncorrected: undefined }).toEqual(whole.state);
      }),
    );
  });

  it('comes to the same in one piece and row by row, kept as JSON between', () => {
    fc.assert(
      fc.property(anyRows, rows => {
        const changes: AlarmChange[] = [];
        let state: TrackState = emptyTrack();
        for (const one of rows) {
          const step = evaluateTrack(plan, KEY, state, [one]);
          changes.push(...step.changes);
          state = trackStateSchema.parse(JSON.parse(JSON.stringify(step.state)));
        }
        expect({ changes, state }).toEqual(all(rows));
      }),
    );
  });

  it('keeps an open alarm when its rule changes under way, and has still one at a time', () => {
    const stricter = planOf(aRule({ set: 8, clear: 6, onDelaySeconds: 0 }), linkDown);
    fc.assert(
      fc.property(anyRows, fc.array(fc.boolean(), { maxLength: 40 }), (rows, switches) => {
        const open = new Map<string, string>();
        let state = emptyTrack();
        for (const [index, one] of rows.entries()) {
          const before = { ...state.rules };
          const step = evaluateTrack(switches[index] ? stricter : plan, KEY, state, [one]);
          for (const { kind, alarm } of step.changes) {
            expect(open.get(alarm.rule)).toBe(kind === 'raised' ? undefined : alarm.id);
            if (kind === 'cleared') open.delete(alarm.rule);
            else open.set(alarm.rule, alarm.id);
          }
          state = step.state;
          // What is gone was told; what is still there is the same.
          for (const [rule, { alarm }] of Object.entries(before))
            if (alarm && open.has(rule) && !step.changes.some(change => change.kind === 'cleared'))
              expect(state.rules[rule]?.alarm?.id).toBe(alarm.id);
        }
        expect(raisedIn(state)).toBe(open.size);
      }),
    );
  });

  it('never clears before it raised, and has at most one alarm of a rule at a time', () => {
    fc.assert(
      fc.property(anyRows, rows => {
        const open = new Map<string, string>();
        const { changes, state } = all(rows);
        for (const { kind, alarm } of changes) {
          if (kind === 'raised') expect(open.has(alarm.rule)).toBe(false);
          else expect(open.get(alarm.rule)).toBe(alarm.id);
          if (kind === 'cleared') {
            open.delete(alarm.rule);
            expect(alarm.clearedAt).toBeGreaterThanOrEqual(alarm.raisedAt);
          } else open.set(alarm.rule, alarm.id);
        }
        expect(raisedIn(state)).toBe(open.size);
      }),
    );
  });
});
