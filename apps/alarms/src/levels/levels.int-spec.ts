import type { AlarmEvent } from '#libs/contracts';
import { ExplainLevels1796000000010 } from '../migrations/1796000000010-explain-levels.js';
import { aRule } from '../test/alarms.builder.js';
import { AlarmsStack, MINUTE } from '../test/alarms-stack.js';

jest.setTimeout(60_000);

const AT_ONCE = { onDelaySeconds: 0, offDelaySeconds: 0 } as const;

describe('levels of a point', () => {
  let stack: AlarmsStack;

  beforeAll(async () => {
    stack = await AlarmsStack.open();
    stack.rules = [
      aRule({ ...AT_ONCE, id: 'voltage-warn', set: 10, clear: 9, priority: 3 }),
      aRule({ ...AT_ONCE, id: 'voltage-critical', set: 20, clear: 19, priority: 1 }),
      aRule({ ...AT_ONCE, id: 'voltage-low', comparison: 'below', set: 2, clear: 3, priority: 3 }),
    ];
    stack.answerAsRegistry();
    await stack.start();
  });

  afterAll(async () => {
    await stack?.close();
  });

  const inShort = ({ rule, change, suppressedBy }: AlarmEvent) => [rule, change, suppressedBy !== null];
  const send = (device: string, ...voltages: number[]) => {
    const begin = Date.now() - MINUTE;
    return stack.send(
      device,
      voltages.map((voltage, index) => ({ t: begin + index * 1_000, voltage })),
    );
  };

  it('lets the highest stand alone, and brings the lower one back when it is over', async () => {
    const device = 'zone-power-01';
    await send(device, 12);
    const [warn] = await stack.hearing(device, 1);
    await stack.send(device, [{ t: Date.now() - 20_000, voltage: 25 }]);
    const [, critical, suppressed] = await stack.hearing(device, 3);
    expect([critical, suppressed].map(event => event && inShort(event))).toEqual([
      ['voltage-critical', 'raised', false],
      ['voltage-warn', 'suppressed', true],
    ]);
    expect(suppressed).toMatchObject({ id: warn?.id, suppressedBy: critical?.id, revision: 1 });
    await stack.send(device, [{ t: Date.now() - 10_000, voltage: 12 }]);
    expect((await stack.hearing(device, 5)).slice(3).map(inShort)).toEqual([
      ['voltage-critical', 'cleared', false],
      ['voltage-warn', 'unsuppressed', false],
    ]);
  });

  it('calls nobody for a level that is explained from its first moment, nor asks to acknowledge it', async () => {
    const device = 'zone-power-02';
    await send(device, 25);
    const raised = await stack.hearing(device, 2);
    expect(raised.map(inShort).toSorted()).toEqual([
      ['voltage-critical', 'raised', false],
      ['voltage-warn', 'raised', true],
    ]);
    await stack.send(device, [{ t: Date.now() - 10_000, voltage: 5 }]);
    await stack.hearing(device, 4);
    const [critical, ...others] = await stack.list(device);
    expect([critical, ...others].map(alarm => [alarm?.rule, alarm?.suppressedBy === null])).toEqual(
      expect.arrayContaining([
        ['voltage-critical', true],
        ['voltage-warn', false],
      ]),
    );
  });

  it('lets an alarm on the other side stand beside it', async () => {
    const device = 'zone-power-03';
    await send(device, 1);
    const [low] = await stack.hearing(device, 1);
    expect(low && inShort(low)).toEqual(['voltage-low', 'raised', false]);
  });

  it('explains what stood before this version', async () => {
    const device = 'zone-power-04';
    await send(device, 25);
    await stack.hearing(device, 2);
    await stack.settled();
    await stack.dataSource.query('UPDATE episodes SET suppressed_by = NULL WHERE device = $1', [device]);
    const runner = stack.dataSource.createQueryRunner();
    await new ExplainLevels1796000000010().up(runner);
    await runner.release();
    const alarms = await stack.list(device);
    const critical = alarms.find(({ rule }) => rule === 'voltage-critical');
    expect(alarms.find(({ rule }) => rule === 'voltage-warn')?.suppressedBy).toBe(critical?.id);
    expect(critical?.suppressedBy).toBeNull();
  });
});
