import { jetstream } from '@nats-io/jetstream';
import type { Alarm } from '#libs/contracts';
import { PullGroupConsumer } from '#libs/messaging';
import { eventually, silentLogger } from '#libs/testing';
import { AlarmsStack, alarmOf, MINUTE } from '../test/alarms-stack.js';

jest.setTimeout(60_000);

describe('alarms after a crash', () => {
  let stack: AlarmsStack;

  beforeAll(async () => {
    stack = await AlarmsStack.open();
    stack.answerAsRegistry();
    await stack.start();
  });

  afterAll(async () => {
    await stack?.close();
  });

  it('goes on where it was after a restart', async () => {
    const at = Date.now() - 10 * MINUTE;
    await stack.send('zone-power-03', [
      { t: at, voltage: 11 },
      { t: at + 30_000, voltage: 11 },
    ]);
    await stack.settled();
    await stack.stop();
    await stack.send('zone-power-03', [{ t: at + MINUTE, voltage: 12 }]);
    await stack.start();
    const [raised] = await stack.hearing('zone-power-03', 1);
    expect(raised).toMatchObject({ state: 'raised', raisedAt: at + MINUTE, value: 12 });
  });

  it('judges what a process was given that died before what came after it', async () => {
    await stack.stop();
    const at = Date.now() - 10 * MINUTE;
    await stack.send('zone-power-07', [
      { t: at, voltage: 11 },
      { t: at + MINUTE, voltage: 11 },
    ]);
    // Given to somebody who never answers: the broker gives it again only after a while.
    const dying = await PullGroupConsumer.open(stack.connection, {
      stream: 'READINGS',
      durable: 'alarms-rules',
      logger: silentLogger(),
    });
    const given = await dying.fetchGroup({ maxMessages: 1, maxBytes: 1_000_000, maxWaitMs: 5_000 });
    expect(given).toHaveLength(1);
    dying.close();
    await stack.send('zone-power-07', [{ t: at + 2 * MINUTE, voltage: 7 }]);
    await stack.start();
    const changes = await stack.hearing('zone-power-07', 2);
    expect(changes.map(({ state }) => state)).toEqual(['raised', 'cleared']);
    expect(await stack.list('zone-power-07')).toEqual([alarmOf(changes[1])]);
  });

  it('judges what is stored when the messages that told of it are gone', async () => {
    const at = Date.now() - 10 * MINUTE;
    const rows = [5, 11, 12, 7, 9].map((voltage, index) => ({ t: at + index * MINUTE, voltage }));
    await stack.send('zone-power-09', rows.slice(0, 2));
    await stack.settled();
    await stack.stop();
    await (await jetstream(stack.connection).jetstreamManager()).streams.delete('READINGS');
    await stack.provision();
    await stack.store('zone-power-09', rows);
    await stack.start();
    const changes = await stack.hearing('zone-power-09', 2);
    expect(changes.map(({ state, value }) => [state, value])).toEqual([
      ['raised', 12],
      ['cleared', 12],
    ]);
    // What the new stream has is judged after it, and once.
    const more = [11, 13, 7].map((voltage, index) => ({ t: at + (5 + index) * MINUTE, voltage }));
    await stack.send('zone-power-09', [...rows.slice(2), ...more]);
    await stack.hearing('zone-power-09', 4);
    await stack.settled();
    expect(
      (await stack.list('zone-power-09')).map(({ raisedAt, clearedAt }) => [raisedAt, clearedAt]),
    ).toEqual([
      [at + 6 * MINUTE, at + 7 * MINUTE],
      [at + 2 * MINUTE, at + 3 * MINUTE],
    ]);
    expect(stack.heardOf('zone-power-09')).toHaveLength(4);
  });

  it('corrects alarms by what came after newer readings, and was lost unread', async () => {
    const at = Date.now() - 10 * MINUTE;
    const device = 'zone-power-05';
    await stack.send(device, [
      { t: at, voltage: 11 },
      { t: at + MINUTE, voltage: 11 },
      { t: at + 4 * MINUTE, voltage: 12 },
    ]);
    await stack.hearing(device, 1);
    await stack.stop();
    await (await jetstream(stack.connection).jetstreamManager()).streams.delete('READINGS');
    await stack.provision();
    await stack.store(device, [{ t: at + 2 * MINUTE, voltage: 5 }]);
    await stack.start();
    const [, cleared] = await stack.hearing(device, 2);
    expect(cleared).toMatchObject({ state: 'cleared', raisedAt: at + MINUTE, clearedAt: at + 2 * MINUTE });
    expect(await stack.list(device)).toHaveLength(1);
  });

  it('publishes what a process left unpublished when it died', async () => {
    await stack.stop();
    const raised = stack.heardOf('zone-power-03')[0] as Alarm;
    const unheard: Alarm = { ...raised, id: 'left-behind', device: 'zone-power-08' };
    await stack.dataSource.query(
      `INSERT INTO outbox (message_id, alarm) VALUES ($1, $2), ('alarm:left-behind:raised', $3)`,
      // The first was published, and the process died before it took it out of the outbox.
      [`alarm:${raised.id}:raised`, JSON.stringify(raised), JSON.stringify(unheard)],
    );
    await stack.start();
    await stack.hearing('zone-power-08', 1);
    await eventually(
      () => stack.dataSource.query<unknown[]>('SELECT 1 FROM outbox'),
      rows => rows.length === 0,
    );
    expect(stack.heardOf('zone-power-03')).toHaveLength(1);
    expect(stack.heardOf('zone-power-08')).toEqual([unheard]);
  });
});
