import { aDevice, aRule } from '../test/alarms.builder.js';
import { AlarmsStack, MINUTE, type Sent } from '../test/alarms-stack.js';

jest.setTimeout(60_000);

const FIRST = 'zone-power-01';
const SECOND = 'zone-power-02';

describe('means on real servers', () => {
  let stack: AlarmsStack;
  const now = Date.now();

  beforeAll(async () => {
    stack = await AlarmsStack.open();
    stack.rules = [aRule({ averaging: 'mean-15min', onDelaySeconds: 0 })];
    stack.devices = [FIRST, SECOND].map(id =>
      aDevice({ id, channels: [{ metric: 'power.voltage', cadenceSeconds: 60 }] }),
    );
    stack.answerAsRegistry();
    await stack.start();
  });

  afterAll(async () => {
    await stack?.close();
  });

  const minutes = (from: number, to: number, voltage: number): Sent[] =>
    Array.from({ length: from - to + 1 }, (_, i) => ({ t: now - (from - i) * MINUTE, voltage }));

  /** As ingest does it: stored first. */
  async function measure(device: string, rows: readonly Sent[]): Promise<void> {
    await stack.store(device, rows);
    await stack.send(device, rows);
    await stack.settled();
  }

  it('goes on after a restart with the readings of before it, and raises once', async () => {
    await measure(FIRST, [...minutes(30, 5, 5), { t: now - 4 * MINUTE, voltage: 50 }]);
    expect(stack.heardOf(FIRST)).toEqual([]);
    await stack.stop();
    await stack.start();
    const decisive = [{ t: now - 3 * MINUTE, voltage: 50 }];
    await measure(FIRST, decisive);
    const [event] = await stack.hearing(FIRST, 1);
    expect(event).toMatchObject({ state: 'raised', value: 11, raisedAt: now - 3 * MINUTE });
    await stack.send(FIRST, decisive);
    await stack.settled();
    await stack.stop();
    await stack.start();
    await stack.send(FIRST, decisive);
    await stack.settled();
    expect(await stack.list(FIRST)).toHaveLength(1);
    await measure(FIRST, minutes(2, 0, 5));
    expect((await stack.list(FIRST))[0]).toMatchObject({ state: 'raised', clearedAt: null });
  });

  it('raises by readings that come late', async () => {
    await measure(SECOND, [...minutes(14, 8, 5), ...minutes(6, 0, 5)]);
    expect(await stack.list(SECOND)).toEqual([]);
    await measure(SECOND, [{ t: now - 7 * MINUTE, voltage: 200 }]);
    expect(await stack.list(SECOND)).toMatchObject([{ state: 'raised', value: 18, late: false }]);
  });
});
