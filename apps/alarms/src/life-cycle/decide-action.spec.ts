import fc from 'fast-check';
import type { Alarm, AlarmAction } from '#libs/contracts';
import { anAlarm } from '../test/alarms.builder.js';
import { decideAction, isStanding } from './decide-action.js';

const BY = { id: 'operator-lan', name: 'Lan' };
const SHELF = { at: 1, until: 100_000, by: BY, reason: 'pump is being repaired' };
const acknowledged = { acknowledged: { at: 5, by: BY } };
const cleared = { state: 'cleared', clearedAt: 9 } as const;

const ACKNOWLEDGE: AlarmAction = { kind: 'acknowledge' };
const SHELVE: AlarmAction = { kind: 'shelve', minutes: 30, reason: 'repair' };
const UNSHELVE: AlarmAction = { kind: 'unshelve' };
const COMMENT: AlarmAction = { kind: 'comment', text: 'seen it' };
const assignTo = (id: string | null): AlarmAction => ({
  kind: 'assign',
  assignee: id === null ? null : { id, name: id },
});

describe('isStanding', () => {
  it.each<[string, Partial<Alarm>, boolean]>([
    ['raised', {}, true],
    ['raised and acknowledged', acknowledged, true],
    ['cleared and not acknowledged', cleared, true],
    ['cleared and acknowledged', { ...cleared, ...acknowledged }, false],
    ['cleared while another alarm explained it', { ...cleared, suppressedBy: 'x' }, false],
    ['recorded late', { ...cleared, late: true }, false],
  ])('%s', (_, alarm, expected) => {
    expect(isStanding(anAlarm(alarm))).toBe(expected);
  });
});

describe('decideAction', () => {
  const decide = (alarm: Partial<Alarm>, action: AlarmAction, revision?: number) => {
    const decision = decideAction(anAlarm(alarm), { action, revision });
    return decision.outcome === 'refused' ? decision.code : decision.outcome;
  };

  it.each<[string, Partial<Alarm>, AlarmAction, string]>([
    ['acknowledge', {}, ACKNOWLEDGE, 'done'],
    ['acknowledge what has cleared', cleared, ACKNOWLEDGE, 'done'],
    ['acknowledge after somebody else', acknowledged, ACKNOWLEDGE, 'already'],
    ['acknowledge what was recorded late', { ...cleared, late: true }, ACKNOWLEDGE, 'ALARM.NOT_STANDING'],
    ['shelve', {}, SHELVE, 'done'],
    ['shelve after somebody else', { shelved: SHELF }, SHELVE, 'ALARM.ALREADY_SHELVED'],
    ['shelve what is over', { ...cleared, ...acknowledged }, SHELVE, 'ALARM.NOT_STANDING'],
    ['unshelve', { shelved: SHELF }, UNSHELVE, 'done'],
    ['unshelve what lies on no shelf', {}, UNSHELVE, 'already'],
    ['assign', {}, assignTo('a'), 'done'],
    ['assign to whoever has it', { assignee: { id: 'a', name: 'a' } }, assignTo('a'), 'already'],
    ['assign to nobody', { assignee: { id: 'a', name: 'a' } }, assignTo(null), 'done'],
    ['assign to nobody what nobody has', {}, assignTo(null), 'already'],
    ['comment on what is over', { ...cleared, ...acknowledged }, COMMENT, 'done'],
  ])('%s', (_, alarm, action, expected) => {
    expect(decide(alarm, action)).toBe(expected);
  });

  it('refuses what was decided on an older state, but not what is so anyway', () => {
    expect(decide({ revision: 3 }, assignTo('a'), 2)).toBe('ALARM.CHANGED');
    expect(decide({ revision: 3 }, assignTo('a'), 3)).toBe('done');
    expect(decide({ revision: 3, ...acknowledged }, ACKNOWLEDGE, 2)).toBe('already');
    expect(decide({ revision: 3 }, COMMENT, 2)).toBe('done');
  });

  it('never does an action twice, and never refuses without a reason', () => {
    const anyAlarm = fc.record({
      state: fc.constantFrom('raised' as const, 'cleared' as const),
      late: fc.boolean(),
      acknowledged: fc.constantFrom(null, acknowledged.acknowledged),
      shelved: fc.constantFrom(null, SHELF),
      assignee: fc.constantFrom(null, { id: 'a', name: 'a' }),
      suppressedBy: fc.constantFrom(null, 'x'),
      revision: fc.nat(3),
    });
    const anyAction = fc.constantFrom(ACKNOWLEDGE, SHELVE, UNSHELVE, assignTo('a'), assignTo(null));
    const done = (alarm: Alarm, action: AlarmAction): Alarm => {
      switch (action.kind) {
        case 'acknowledge':
          return { ...alarm, ...acknowledged };
        case 'shelve':
          return { ...alarm, shelved: SHELF };
        case 'unshelve':
          return { ...alarm, shelved: null };
        case 'assign':
          return { ...alarm, assignee: action.assignee };
        case 'comment':
          return alarm;
      }
    };
    fc.assert(
      fc.property(
        anyAlarm,
        anyAction,
        fc.option(fc.nat(3), { nil: undefined }),
        (overrides, action, revision) => {
          const alarm = anAlarm(overrides);
          const first = decideAction(alarm, { action, revision });
          if (first.outcome === 'refused') expect(first.why.length).toBeGreaterThan(20);
          if (first.outcome !== 'done') return;
          expect(decideAction(done(alarm, action), { action, revision }).outcome).not.toBe('done');
        },
      ),
    );
  });
});
