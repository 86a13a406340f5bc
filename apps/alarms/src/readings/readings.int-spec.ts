import { subjects } from '#libs/contracts';
import { eventually } from '#libs/testing';
import { aRule } from '../test/alarms.builder.js';
import { AlarmsStack, alarmOf, HOUR, MINUTE, UPKEEP, ZONE } from '../test/alarms-stack.js';

jest.setTimeout(60_000);

describe('readings become alarms', () => {
  let stack: AlarmsStack;

  beforeAll(async () => {
    stack = await AlarmsStack.open();
  });

  afterAll(async () => {
    await stack?.close();
  });

  it('answers before the registry does, and judges nothing until then', async () => {
    await stack.start();
    expect(await stack.health()).toMatchObject({
      status: 'degraded',
      checks: { registry: { status: 'degraded' } },
    });
    const begun = Date.now();
    await stack.send('zone-power-01', [
      { t: begun - 2 * MINUTE, voltage: 11 },
      { t: begun - MINUTE, voltage: 12 },
    ]);
    stack.answerAsRegistry();
    await stack.settled();
    const [raised] = await stack.hearing('zone-power-01', 1);
    expect(raised).toMatchObject({
      rule: 'voltage-high',
      zone: ZONE,
      metric: 'power.voltage',
      state: 'raised',
      value: 12,
      limit: 10,
      raisedAt: begun - MINUTE,
      clearedAt: null,
      late: false,
      simulated: true,
    });
    const figures = await eventually(
      () => stack.health(),
      report => report.figures.open === 1,
    );
    expect(figures).toMatchObject({ status: 'up', figures: { lag: 0, rules: 1 } });
  });

  it('clears the alarm, and tells of each change once', async () => {
    await stack.send('zone-power-01', [
      { t: Date.now() - 30_000, voltage: 14 },
      { t: Date.now() - 20_000, voltage: 9 },
      { t: Date.now() - 10_000, voltage: 7 },
    ]);
    const changes = await stack.hearing('zone-power-01', 2);
    expect(changes.map(({ state, value }) => [state, value])).toEqual([
      ['raised', 12],
      ['cleared', 14],
    ]);
    expect(await stack.list('zone-power-01')).toEqual([alarmOf(changes[1])]);
  });

  it('makes one episode of readings that come again', async () => {
    const at = Date.now() - 10 * MINUTE;
    const rows = [11, 11, 13, 7, 11, 11, 7].map((voltage, index) => ({ t: at + index * MINUTE, voltage }));
    await stack.send('zone-power-02', rows);
    await stack.settled();
    await stack.send('zone-power-02', rows);
    await stack.send('zone-power-02', rows.slice(2));
    await stack.settled();
    await stack.hearing('zone-power-02', 4);
    await stack.send('zone-power-02', rows.slice(4));
    await stack.settled();
    expect((await stack.list('zone-power-02')).map(({ raisedAt, state }) => [raisedAt, state])).toEqual([
      [at + 5 * MINUTE, 'cleared'],
      [at + MINUTE, 'cleared'],
    ]);
    expect(stack.heardOf('zone-power-02')).toHaveLength(4);
  });

  it('corrects alarms by readings that come after newer ones', async () => {
    const at = Date.now() - 10 * MINUTE;
    const device = 'zone-power-03';
    await stack.send(
      device,
      [11, 12, 13, 14].map((voltage, index) => ({ t: at + 2 * index * MINUTE, voltage })),
    );
    await stack.hearing(device, 1);
    await stack.send(device, [
      { t: at - MINUTE, voltage: 11 },
      { t: at + 3 * MINUTE, voltage: 5 },
    ]);
    const changes = await stack.hearing(device, 3);
    expect(
      changes.map(({ change, state, raisedAt, clearedAt }) => [change, state, raisedAt, clearedAt]),
    ).toEqual([
      ['raised', 'raised', at + MINUTE, null],
      ['cleared', 'cleared', at, at + 3 * MINUTE],
      ['raised', 'raised', at + 5 * MINUTE, null],
    ]);
    expect(await stack.list(device)).toEqual([alarmOf(changes[2]), alarmOf(changes[1])]);
    await stack.send(device, [{ t: at + 3.5 * MINUTE, voltage: 12 }]);
    const [, , , corrected] = await stack.hearing(device, 4);
    expect(corrected).toMatchObject({
      change: 'corrected',
      id: changes[2]?.id,
      revision: 1,
      raisedAt: at + 4.5 * MINUTE,
    });
  });

  it('records late readings and history as over, and tells nobody', async () => {
    const day = Date.now() - 5 * 24 * HOUR;
    const broken = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ t: from + index * 15 * MINUTE, voltage: 20 + index }));
    // Newest day first, as history comes, while the device goes on living.
    await stack.send('zone-power-04', [{ t: Date.now() - MINUTE, voltage: 5 }]);
    await stack.send('zone-power-04', broken(day + 24 * HOUR, 4), { lane: 'history', boot: 2 });
    await stack.send('zone-power-04', [...broken(day, 3), { t: day + HOUR, voltage: 5 }], {
      lane: 'history',
      boot: 3,
    });
    await stack.send('zone-power-04', broken(Date.now() - 4 * HOUR, 3));
    await stack.settled();
    const found = await eventually(
      () => stack.list('zone-power-04'),
      episodes => episodes.length === 3,
    );
    expect(
      found.map(({ late, state, raisedAt, clearedAt, value }) => ({
        late,
        state,
        raisedAt,
        clearedAt,
        value,
      })),
    ).toEqual([
      expect.objectContaining({ late: true, state: 'cleared', value: 22 }),
      {
        late: true,
        state: 'cleared',
        raisedAt: day + 24 * HOUR + MINUTE,
        clearedAt: day + 24 * HOUR + 45 * MINUTE,
        value: 23,
      },
      { late: true, state: 'cleared', raisedAt: day + MINUTE, clearedAt: day + HOUR, value: 22 },
    ]);
    // The same run once more, whole and in part.
    await stack.send('zone-power-04', broken(day + 24 * HOUR, 4), { lane: 'history', boot: 2 });
    await stack.send('zone-power-04', broken(day, 3), { lane: 'history', boot: 9 });
    await stack.settled();
    await new Promise(resolve => setTimeout(resolve, UPKEEP.lateQuietMs + 3 * UPKEEP.turnMs));
    expect(await stack.list('zone-power-04')).toHaveLength(3);
    expect(stack.heardOf('zone-power-04')).toEqual([]);
  });

  it('ends the alarms of a rule that is no longer there', async () => {
    const at = Date.now() - 5 * MINUTE;
    await stack.send('zone-power-05', [
      { t: at, voltage: 11 },
      { t: at + MINUTE, voltage: 11 },
    ]);
    await stack.hearing('zone-power-05', 1);
    stack.rules = [aRule({ id: 'another', set: 1_000, clear: 900 })];
    await stack.registryChanged();
    const [raised, cleared] = await stack.hearing('zone-power-05', 2);
    expect(cleared).toMatchObject({ id: raised?.id, state: 'cleared' });
    stack.rules = [aRule()];
    await stack.registryChanged();
  });

  it('leaves out what is no group of readings, and goes on', async () => {
    await stack.publisher.publish(subjects.readings(ZONE), Buffer.from('no json'));
    await stack.publisher.publish(subjects.readings(ZONE), Buffer.from('{"zone":"zone"}'));
    const at = Date.now() - 5 * MINUTE;
    await eventually(
      () => stack.health(),
      report => report.figures.lag === 0,
    );
    await stack.send('zone-power-06', [
      { t: at, voltage: 11 },
      { t: at + MINUTE, voltage: 11 },
    ]);
    expect(await stack.hearing('zone-power-06', 1)).toHaveLength(1);
  });
});
