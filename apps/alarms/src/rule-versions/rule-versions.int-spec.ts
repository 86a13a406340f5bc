import { type Actor, type AlarmRuleDraft, alarmRuleEditsRpc as rpc } from '#libs/contracts';
import { eventually } from '#libs/testing';
import { AlarmsStack, MINUTE, ZONE } from '../test/alarms-stack.js';

jest.setTimeout(60_000);

const LAN: Actor = { id: 'operator-lan', name: 'Lan', role: 'operator', unverified: true };
const RULE = 'voltage-high';

describe('rules that people edit', () => {
  let stack: AlarmsStack;

  beforeAll(async () => {
    stack = await AlarmsStack.open();
    stack.answerAsRegistry();
    await stack.start();
    await eventually(
      () => stack.health(),
      ({ status }) => status === 'up',
    );
  });

  afterAll(async () => {
    await stack?.close();
  });

  const add = (draft: Partial<AlarmRuleDraft>) => {
    const whole = {
      rule: RULE,
      zone: null,
      status: 'enabled',
      changes: {},
      basedOn: 0,
      reason: 'test',
      ...draft,
    };
    return stack.rpc.request(rpc.add.subject, { ...whole, actor: LAN }, rpc.add.reply);
  };
  const find = async () => (await stack.rpc.request(rpc.find.subject, { rule: RULE }, rpc.find.reply)).detail;
  const list = async (zone?: string) =>
    (await stack.rpc.request(rpc.list.subject, zone === undefined ? {} : { zone }, rpc.list.reply)).items;

  it('begins with what the registry has', async () => {
    expect(await list()).toEqual([expect.objectContaining({ rule: RULE, version: 0, made: null })]);
    expect(await find()).toMatchObject({ latest: 0, inForce: { version: 0 }, overrides: [] });
  });

  it('judges by a new version at once; the open alarm goes on and none is doubled', async () => {
    const device = 'zone-power-01';
    const { id } = await stack.raise(device, 12);
    const texts = { textVi: 'Điện áp từ {set} kV', textEn: 'Voltage {set} kV or more' };
    const changes = { set: 13, clear: 11.5, ...texts };
    const version = await add({ changes, reason: 'transformer tap was moved' });
    expect(version).toMatchObject({ version: 1, made: { actor: LAN, reason: 'transformer tap was moved' } });
    // Readings of before are judged by the old version. Below the new limit and not yet well: the alarm stays. Well by
    // the new one, though not by the old: it clears.
    await stack.send(device, [
      { t: version.effectiveFrom - 1_000, voltage: 11 },
      { t: version.effectiveFrom, voltage: 12 },
    ]);
    await stack.settled();
    expect(stack.heardOf(device)).toHaveLength(1);
    await stack.send(device, [{ t: version.effectiveFrom + 1_000, voltage: 11 }]);
    const events = await stack.hearing(device, 2);
    expect(events[1]).toMatchObject({ id, state: 'cleared' });
    await stack.send(device, [
      { t: version.effectiveFrom + 2_000, voltage: 12 },
      { t: version.effectiveFrom + 2 * MINUTE, voltage: 12 },
    ]);
    await stack.settled();
    expect(await stack.list(device)).toHaveLength(1);
    // A new one says the limit that it is judged by.
    await stack.send('zone-power-03', [
      { t: version.effectiveFrom, voltage: 14 },
      { t: version.effectiveFrom + MINUTE, voltage: 14 },
    ]);
    await stack.settled();
    expect(await stack.list('zone-power-03')).toMatchObject([
      { limit: 13, textVi: 'Điện áp từ 13 kV', textEn: 'Voltage 13 kV or more' },
    ]);
  });

  it('lets a zone have a version of its own, and takes it back', async () => {
    await add({ zone: ZONE, changes: { set: 20, clear: 19 }, basedOn: 1 });
    expect((await list(ZONE))[0]).toMatchObject({ version: 2, zone: ZONE, definition: { set: 20 } });
    expect((await list())[0]).toMatchObject({ version: 1, definition: { set: 13 } });
    expect(await find()).toMatchObject({ latest: 2, inForce: { version: 1 }, overrides: [{ version: 2 }] });
    await add({ zone: ZONE, status: 'withdrawn', basedOn: 2 });
    expect((await list(ZONE))[0]).toMatchObject({ version: 1 });
    expect(await find()).toMatchObject({ latest: 3, overrides: [] });
  });

  it('lets one of two through who make the next version at the same time', async () => {
    const both = await Promise.allSettled([1, 2].map(n => add({ changes: { set: 13 + n }, basedOn: 3 })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'ALARM_RULE.CHANGED', data: { latest: 4 } },
    });
  });

  it('says all that is wrong with a version, and keeps nothing of it', async () => {
    await expect(add({ basedOn: 4, changes: { set: 5, clear: 6 } })).rejects.toMatchObject({
      code: 'ALARM_RULE.INVALID',
      data: { faults: [{ path: 'changes.clear' }] },
    });
    await expect(add({ basedOn: 4, effectiveFrom: 1, zone: 'nowhere' })).rejects.toMatchObject({
      data: { faults: [{ path: 'effectiveFrom' }, { path: 'zone' }, { path: 'changes.kinds' }] },
    });
    await expect(add({ rule: 'new-rule', changes: { set: 1 } })).rejects.toMatchObject({
      code: 'ALARM_RULE.INVALID',
    });
    expect((await find())?.latest).toBe(4);
  });

  it('ends the alarm of a rule that is switched off though the device says nothing more', async () => {
    const { id } = await stack.raise('zone-power-02', 20);
    await add({ status: 'disabled', basedOn: 4 });
    const events = await stack.hearing('zone-power-02', 2);
    expect(events[1]).toMatchObject({ id, change: 'cleared' });
    await stack.send('zone-power-02', [{ t: Date.now(), voltage: 25 }]);
    await stack.settled();
    expect(await stack.list('zone-power-02')).toHaveLength(1);
  });

  it('keeps every version over a restart and lets nobody change one', async () => {
    await add({ effectiveFrom: Date.now() + 3_600_000, basedOn: 5, reason: 'from the next shift on' });
    const before = await find();
    expect(before?.versions.map(({ version }) => version)).toEqual([6, 5, 4, 3, 2, 1, 0]);
    expect(before).toMatchObject({ inForce: { version: 5, status: 'disabled' } });
    await stack.stop();
    await stack.start();
    await eventually(
      () => stack.health(),
      ({ status }) => status === 'up',
    );
    expect(await find()).toEqual(before);
    await expect(stack.dataSource.query('UPDATE rule_versions SET version = 9')).rejects.toThrow(
      'only ever added to',
    );
  });
});
