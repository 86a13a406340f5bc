import type { Schemas } from '#libs/client';
import { eventually } from '#libs/testing';
import { NatsDoor } from '../support/nats-door.js';
import { storedValues, weatherStations } from '../support/readings.js';
import { ShippedStack } from '../support/shipped-stack.js';
import { type DeviceReading, StubbornDevice } from '../support/stubborn-device.js';

const SERVICES = ['registry', 'ingest', 'rollup', 'scoring', 'alarms', 'gateway', 'simulator'];
const EVERY_MS = 25;

/** Readings milliseconds apart, so that each is a row of its own. */
const readingOf =
  (boot: number) =>
  (seq: number): DeviceReading => ({ seq, t: boot - 3_600_000 + seq, value: seq / 1_000 });

describe('kill -9 while data flow', () => {
  let stack: ShippedStack;
  let door: NatsDoor;
  let device: StubbornDevice;
  let timer: NodeJS.Timeout | undefined;
  let isMeasuring = true;
  let identity: Schemas['Device'];

  beforeAll(async () => {
    stack = await ShippedStack.create();
    await stack.start('--zones', '2', '--no-history');
    [identity] = (await weatherStations(stack)) as [Schemas['Device']];
    door = await NatsDoor.open(stack.natsUrl);
    const boot = Date.now();
    device = new StubbornDevice(identity, boot, readingOf(boot), door);
    door.listen(identity, commit => device.hear(commit));
    timer = setInterval(() => {
      if (isMeasuring) device.send(device.measure());
      device.resend();
    }, EVERY_MS);
  }, 200_000);

  afterAll(async () => {
    clearInterval(timer);
    await door?.close();
    await stack?.remove();
  }, 60_000);

  it.each([...SERVICES, 'nats', 'influxdb', 'postgres'])(
    '%s comes back by itself and goes on',
    async name => {
      const killed = stack.signal(name, 'SIGKILL');
      await eventually(
        () => stack.processes.find(state => state.name === name)?.process?.pid,
        pid => pid !== undefined && pid !== killed,
        20_000,
      );
      const before = device.committed.size;
      await eventually(
        async () => ({
          status: await stack.get<{ status: string }>('/api/v1/health').then(
            ({ status }) => status,
            () => 'none',
          ),
          isCommitting: device.committed.size > before,
        }),
        ({ status, isCommitting }) => status === 'up' && isCommitting,
        40_000,
      );
      expect(stack.output).toContain(`${name} ended (killed by SIGKILL)`);
    },
    70_000,
  );

  it('has lost nothing that was acknowledged, and counts nothing twice', async () => {
    isMeasuring = false;
    await eventually(
      () => device.isDone,
      isDone => isDone,
      30_000,
    );
    const { sent } = device;
    expect(sent).toBeGreaterThan(200);
    expect(device.committed.size).toBe(sent);
    const expected = Array.from({ length: sent }, (_, i) => device.readingOf(i + 1));
    const [from, to] = [device.readingOf(0).t, device.readingOf(sent + 1).t];
    const points = await storedValues(stack, identity.id, from, to);
    expect(points).toEqual(expected.map(({ t, value }) => ({ t, value })));
  }, 60_000);
});
