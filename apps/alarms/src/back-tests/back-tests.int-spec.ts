import { alarmBackTestRpc as rpc } from '#libs/contracts';
import { eventually } from '#libs/testing';
import { AlarmsStack, MINUTE } from '../test/alarms-stack.js';

jest.setTimeout(60_000);

const DEVICE = 'zone-power-01';

describe('back-tests on real servers', () => {
  let stack: AlarmsStack;
  const now = Date.now();

  beforeAll(async () => {
    stack = await AlarmsStack.open();
    stack.answerAsRegistry();
    await stack.start();
  });

  afterAll(async () => {
    await stack?.close();
  });

  it('finds in the store what live judging found, and leaves no trace', async () => {
    const values = [5, 11, 12, 5, 5, 11, 5, 12, 13, 14, 7];
    const rows = values.map((voltage, i) => ({ t: now - (20 - i) * MINUTE, voltage }));
    await stack.store(DEVICE, rows);
    await stack.send(DEVICE, rows);
    await stack.settled();
    const live = await stack.list(DEVICE);
    expect(live).toHaveLength(2);
    const before: unknown = await stack.dataSource.query('SELECT * FROM tracks t');

    const request = { rule: 'voltage-high', zones: ['zone'], changes: {}, from: now - 60 * MINUTE, to: now };
    const { id } = await stack.rpc.request(rpc.start.subject, request, rpc.start.reply);
    const { test } = await eventually(
      () => stack.rpc.request(rpc.find.subject, { id }, rpc.find.reply),
      answer => answer.test?.state === 'done',
    );
    expect(test?.total).toMatchObject({ devices: 9, readings: values.length, episodes: 2, open: 0 });
    expect(test?.episodes.map(({ raisedAt, clearedAt }) => [raisedAt, clearedAt])).toEqual(
      live.toReversed().map(({ raisedAt, clearedAt }) => [raisedAt, clearedAt]),
    );
    expect(await stack.list(DEVICE)).toEqual(live);
    expect(await stack.dataSource.query('SELECT * FROM tracks t')).toEqual(before);
  });
});
