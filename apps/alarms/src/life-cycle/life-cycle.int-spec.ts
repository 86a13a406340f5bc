import { type Actor, type AlarmAction, alarmsRpc } from '#libs/contracts';
import { eventually } from '#libs/testing';
import { aDevice } from '../test/alarms.builder.js';
import { AlarmsStack, alarmOf, MINUTE } from '../test/alarms-stack.js';

jest.setTimeout(60_000);

const LAN: Actor = { id: 'operator-lan', name: 'Lan', role: 'operator', unverified: true };
const MINH: Actor = { id: 'operator-minh', name: 'Minh', role: 'operator', unverified: true };
const ACKNOWLEDGE: AlarmAction = { kind: 'acknowledge' };
const SHELVE: AlarmAction = { kind: 'shelve', minutes: 30, reason: 'pump is being repaired' };

describe('the life cycle of alarms', () => {
  let stack: AlarmsStack;

  beforeAll(async () => {
    stack = await AlarmsStack.open();
    stack.devices.push(aDevice({ id: 'zone-power-10' }), aDevice({ id: 'zone-power-11' }));
    stack.answerAsRegistry();
    await stack.start();
  });

  afterAll(async () => {
    await stack?.close();
  });

  const act = (
    id: string,
    action: AlarmAction,
    actor = LAN,
    more: { key?: string; revision?: number } = {},
  ) => stack.rpc.request(alarmsRpc.act.subject, { id, action, actor, ...more }, alarmsRpc.act.reply);

  const find = async (id: string) => {
    const { detail } = await stack.rpc.request(alarmsRpc.find.subject, { id }, alarmsRpc.find.reply);
    if (detail === null) throw new Error(`no alarm ${id}`);
    return detail;
  };

  const standing = async (more: object = {}) => {
    const request = { state: 'standing', limit: 100, ...more };
    const { items } = await stack.rpc.request(alarmsRpc.list.subject, request, alarmsRpc.list.reply);
    return items.map(({ id }) => id);
  };

  const clear = (device: string) => stack.send(device, [{ t: Date.now(), voltage: 5 }]);
  const heard = (device: string) => stack.heardOf(device).map(({ change }) => change);

  it('shows what has cleared until somebody acknowledges it, and tells of each step', async () => {
    const device = 'zone-power-01';
    const { id } = await stack.raise(device);
    await clear(device);
    await stack.hearing(device, 2);
    expect(await standing()).toContain(id);
    const { outcome, alarm } = await act(id, ACKNOWLEDGE);
    expect(outcome).toBe('done');
    expect(alarm).toMatchObject({
      state: 'cleared',
      acknowledged: { by: { id: LAN.id, name: LAN.name } },
      revision: 1,
    });
    expect(await standing()).not.toContain(id);
    const events = await stack.hearing(device, 3);
    expect(heard(device)).toEqual(['raised', 'cleared', 'acknowledged']);
    expect(alarmOf(events[2])).toEqual(alarm);
    const { history } = await find(id);
    expect(history).toEqual([
      {
        kind: 'acknowledge',
        at: expect.any(Number) as number,
        actor: LAN,
        text: null,
        until: null,
        assignee: null,
      },
    ]);
    const histories = await stack.rpc.request(
      alarmsRpc.histories.subject,
      { ids: [id, 'no-such-alarm'] },
      alarmsRpc.histories.reply,
    );
    expect(histories.items).toEqual([{ id, history }]);
  });

  it('leaves an acknowledged alarm among those that stand until it clears', async () => {
    const device = 'zone-power-02';
    const { id } = await stack.raise(device);
    await act(id, ACKNOWLEDGE);
    expect(await standing()).toContain(id);
    expect(await standing({ state: 'unacknowledged' })).not.toContain(id);
    expect(await standing({ state: 'acknowledged' })).toContain(id);
    await clear(device);
    const events = await stack.hearing(device, 3);
    expect(events[2]).toMatchObject({ change: 'cleared', acknowledged: { by: { id: LAN.id } } });
    expect(await standing()).not.toContain(id);
  });

  it('does once what two people do at the same time, and says who was first', async () => {
    const { id } = await stack.raise('zone-power-03');
    const people = [LAN, MINH, LAN, MINH, LAN, MINH];
    const answers = await Promise.all(people.map(actor => act(id, ACKNOWLEDGE, actor)));
    const first = answers.filter(({ outcome }) => outcome === 'done');
    expect(first).toHaveLength(1);
    for (const { alarm } of answers) expect(alarm.acknowledged).toEqual(first[0]?.alarm.acknowledged);
    const { alarm, history } = await find(id);
    expect(history.map(({ actor }) => actor.id)).toEqual([alarm.acknowledged?.by.id]);
    await stack.hearing('zone-power-03', 2);
    expect(heard('zone-power-03')).toEqual(['raised', 'acknowledged']);
  });

  it('refuses what was decided on an older state, with the alarm as it is', async () => {
    const { id } = await stack.raise('zone-power-04');
    const assign = (to: Actor): AlarmAction => ({ kind: 'assign', assignee: { id: to.id, name: to.name } });
    await act(id, assign(LAN), LAN, { revision: 0 });
    await expect(act(id, assign(MINH), MINH, { revision: 0 })).rejects.toMatchObject({
      code: 'ALARM.CHANGED',
      data: { alarm: { assignee: { id: LAN.id }, revision: 1 } },
    });
    await expect(act(id, assign(MINH), MINH, { revision: 1 })).resolves.toMatchObject({ outcome: 'done' });
    await expect(act('nothing', ACKNOWLEDGE)).rejects.toMatchObject({ code: 'ALARM.UNKNOWN' });
  });

  it('keeps on the shelf what the rule raises again on the same point, and takes it off in time', async () => {
    const device = 'zone-power-05';
    const { id } = await stack.raise(device);
    await act(id, SHELVE);
    await expect(act(id, SHELVE, MINH)).rejects.toMatchObject({ code: 'ALARM.ALREADY_SHELVED' });
    await stack.send(device, [{ t: Date.now() - 30_000, voltage: 5 }]);
    await stack.hearing(device, 3);
    const now = Date.now();
    await stack.send(device, [
      { t: now, voltage: 12 },
      { t: now + MINUTE, voltage: 12 },
    ]);
    const events = await stack.hearing(device, 4);
    expect(events[3]).toMatchObject({
      change: 'raised',
      shelved: { by: { id: LAN.id }, reason: SHELVE.reason },
    });
    const again = events[3]?.id as string;
    expect(again).not.toBe(id);
    expect(await standing({ shelved: true })).toEqual(expect.arrayContaining([id, again]));
    expect(await standing({ shelved: false })).not.toContain(again);
    // Its time is over; the upkeep looks now and then.
    await stack.dataSource.query('UPDATE shelves SET shelved_ms = 1, until_ms = 2');
    await eventually(
      () => standing({ shelved: true }),
      ids => ids.length === 0,
    );
    await stack.hearing(device, 6);
    expect(heard(device).slice(4)).toEqual(['unshelved', 'unshelved']);
    const { history } = await find(id);
    expect(history.map(({ kind, actor }) => [kind, actor.id])).toEqual([
      ['shelve', LAN.id],
      ['unshelve', 'system-alarms'],
    ]);
    await expect(act(again, { kind: 'unshelve' })).resolves.toMatchObject({ outcome: 'already' });
  });

  it('does an action with the same key once, and takes the key for no other', async () => {
    const { id } = await stack.raise('zone-power-06');
    const comment: AlarmAction = { kind: 'comment', text: 'called the substation' };
    const answers = await Promise.all([1, 2, 3].map(() => act(id, comment, LAN, { key: 'k1' })));
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['already', 'already', 'done']);
    await expect(act(id, { ...comment, text: 'other' }, LAN, { key: 'k1' })).rejects.toMatchObject({
      code: 'REQUEST.IDEMPOTENCY_KEY_REUSED',
    });
    await act(id, comment, LAN, { key: 'k2' });
    expect((await find(id)).history.map(({ text }) => text)).toEqual([comment.text, comment.text]);
  });

  it('acknowledges many at once and accounts for each', async () => {
    const { id } = await stack.raise('zone-power-07');
    const { id: other } = await stack.raise('zone-power-08');
    await act(other, ACKNOWLEDGE, MINH);
    const ids = [id, other, 'nothing', id];
    const answer = await stack.rpc.request(
      alarmsRpc.acknowledgeMany.subject,
      { ids, actor: LAN },
      alarmsRpc.acknowledgeMany.reply,
    );
    expect(answer).toEqual({
      acknowledged: [id],
      already: [{ id: other, by: MINH.name }],
      refused: [{ id: 'nothing', code: 'ALARM.UNKNOWN', why: expect.any(String) as string }],
    });
  });

  it('shelves many at once, two of the same point on one shelf, and accounts for each', async () => {
    const device = 'zone-power-10';
    const { id: first } = await stack.raise(device);
    await stack.send(device, [{ t: Date.now() - 30_000, voltage: 5 }]);
    await stack.hearing(device, 2);
    const now = Date.now();
    await stack.send(device, [
      { t: now, voltage: 12 },
      { t: now + MINUTE, voltage: 12 },
    ]);
    const second = (await stack.hearing(device, 3))[2]?.id as string;
    expect(second).not.toBe(first);
    const { id: shelved } = await stack.raise('zone-power-11');
    await act(shelved, SHELVE, MINH);
    const { minutes, reason } = SHELVE;
    const answer = await stack.rpc.request(
      alarmsRpc.shelveMany.subject,
      { ids: [first, second, shelved, 'nothing'], minutes, reason, actor: LAN },
      alarmsRpc.shelveMany.reply,
    );
    expect(answer).toEqual({
      shelved: [first, second],
      refused: [
        { id: shelved, code: 'ALARM.ALREADY_SHELVED', why: expect.stringContaining(MINH.name) as string },
        { id: 'nothing', code: 'ALARM.UNKNOWN', why: expect.any(String) as string },
      ],
    });
    expect(await standing({ shelved: true })).toEqual(expect.arrayContaining([first, second, shelved]));
  });

  it('keeps everything over a restart, and lets nobody change the history', async () => {
    const { id } = await stack.raise('zone-power-09');
    await act(id, { ...ACKNOWLEDGE, reason: 'known' });
    await act(id, SHELVE, MINH);
    const before = await find(id);
    await stack.stop();
    await stack.start();
    await eventually(
      () => stack.health(),
      ({ status }) => status === 'up',
    );
    expect(await find(id)).toEqual(before);
    for (const statement of ['UPDATE alarm_actions SET text = null', 'DELETE FROM alarm_actions'])
      await expect(stack.dataSource.query(statement)).rejects.toThrow('only ever added to');
  });
});
