import type { AlarmEvent, CadenceDeclaration } from '#libs/contracts';
import { eventually } from '#libs/testing';
import { aRule } from '../test/alarms.builder.js';
import { AlarmsStack, MINUTE } from '../test/alarms-stack.js';

jest.setTimeout(60_000);

const DEVICES = Array.from({ length: 9 }, (_, index) => `zone-power-0${index + 1}`);
const SILENCE = { metric: 'data.silence', clear: 1, onDelaySeconds: 0 } as const;

describe('silence', () => {
  let stack: AlarmsStack;

  beforeAll(async () => {
    stack = await AlarmsStack.open();
    stack.rules = rulesFrom(10);
    stack.cadences = DEVICES.map(device => declared(device));
    stack.answerAsRegistry();
    // What is stored tells after a start who was there.
    for (const device of DEVICES.slice(1))
      await stack.store(device, [{ t: Date.now() - 5 * MINUTE, voltage: 5 }]);
    await stack.store('zone-power-01', [{ t: Date.now() - 20 * MINUTE, voltage: 5 }]);
    await stack.start();
  });

  afterAll(async () => {
    await stack?.close();
  });

  const rulesFrom = (minutes: number) => [
    aRule(),
    aRule({ ...SILENCE, id: 'silence-warn', set: minutes, priority: 3 }),
    aRule({ ...SILENCE, id: 'silence-alarm', set: 60, priority: 2 }),
  ];
  const declared = (device: string): CadenceDeclaration => ({
    ...{ device, from: Date.now() - 24 * 60 * MINUTE, to: null, stepSeconds: null, declaredAt: 0 },
  });
  const of = (is: (event: AlarmEvent) => boolean) => stack.heard.filter(is);
  const told = async (count: number, is: (event: AlarmEvent) => boolean) => {
    const events = await eventually(
      () => of(is),
      found => found.length >= count,
    );
    expect(events).toHaveLength(count);
    return events;
  };

  it('raises one alarm of the device that is silent, and ends it when the device is heard again', async () => {
    const device = 'zone-power-01';
    const [raised] = await told(1, event => event.rule === 'silence-warn');
    expect(raised).toMatchObject({ device, metric: 'data.silence', change: 'raised', suppressedBy: null });
    await stack.send(device, [{ t: Date.now() - 5 * MINUTE, voltage: 5 }]);
    const [, cleared] = await stack.hearing(device, 2);
    expect(cleared).toMatchObject({ id: raised?.id, change: 'cleared', priority: 3 });
  });

  it('raises one alarm of a zone that fell silent; its devices are suppressed by it', async () => {
    stack.heard.length = 0;
    await stack.stop();
    // What was said last was said five minutes ago, as far as is stored.
    stack.rules = rulesFrom(4);
    await stack.start();
    const [zone] = await told(1, event => event.device === null);
    expect(zone).toMatchObject({ zone: 'zone', rule: 'silence-warn', change: 'raised', suppressedBy: null });
    const children = await told(DEVICES.length, event => event.device !== null);
    expect(children.map(({ suppressedBy }) => suppressedBy)).toEqual(DEVICES.map(() => zone?.id));
  });

  it('goes on with the same alarms after a restart', async () => {
    const before = stack.heard.length;
    await stack.stop();
    await stack.start();
    await eventually(
      () => stack.health(),
      ({ status }) => status === 'up',
    );
    await new Promise(resolve => setTimeout(resolve, 1_000));
    expect(stack.heard).toHaveLength(before);
  });

  it('shows who is still silent when the zone is back', async () => {
    const back = DEVICES.slice(0, 8);
    for (const device of back) await stack.send(device, [{ t: Date.now(), voltage: 5 }]);
    const still = 'zone-power-09';
    const [, shown] = await stack.hearing(still, 2);
    expect(shown).toMatchObject({ change: 'unsuppressed', suppressedBy: null, revision: 1 });
    const [, cleared] = await told(2, event => event.device === null);
    expect(cleared).toMatchObject({ change: 'cleared' });
    // What cleared while it was explained asks for nobody's attention.
    expect((await stack.list(still)).map(({ state }) => state)).toEqual(['raised']);
    await stack.send(still, [{ t: Date.now(), voltage: 5 }]);
    await stack.hearing(still, 3);
  });

  it('calls nobody silent for the time in which nobody listened', async () => {
    await stack.stop();
    stack.heard.length = 0;
    // What is stored is minutes old, two of them are silence enough now, and the platform was down for ten.
    stack.rules = rulesFrom(2);
    const away = Date.now() - 10 * MINUTE;
    await stack.dataSource.query('UPDATE silence_watch SET listened_ms = $1', [away]);
    await stack.start();
    await eventually(
      () => stack.health(),
      ({ status }) => status === 'up',
    );
    await eventually(
      () => stack.dataSource.query<{ at: string }[]>('SELECT listened_ms AS at FROM silence_watch'),
      ([row]) => Number(row?.at) > away,
    );
    await new Promise(resolve => setTimeout(resolve, 1_000));
    expect(stack.heard).toEqual([]);
  });
});
