import { eventually } from '#libs/testing';
import { aDevice, aRule } from '../test/alarms.builder.js';
import { AlarmsProcess } from '../test/alarms-process.js';
import { MINUTE, type Sent, UPKEEP } from '../test/alarms-stack.js';
import { say } from '../test/hook-receiver.js';
import { NotificationsStack, QUICK, SECRET } from '../test/notifications-stack.js';
import { BACK_OFF } from './sending/back-off.js';

/** When the process is killed, on the way from readings to whoever is told. */
const MOMENTS = [
  'while it judges',
  'when the alarm is announced',
  'when the webhook is called',
  'when the webhook has answered',
  'when the mail is taken',
] as const;
const KILLS = [...MOMENTS, ...MOMENTS];
const DEVICES = KILLS.map((_, index) => `zone-power-${index + 1}`);
const LIMIT_MS = 60_000;
/** Between the message that tells of readings and the alarm's transaction. */
const JUDGING_MS = 40;

/** Ten processes have to start, on a busy machine too. */
jest.setTimeout(400_000);

describe('alarms killed between readings and whoever is told', () => {
  let stack: NotificationsStack;
  let alarms: AlarmsProcess;
  const now = Date.now();

  beforeAll(async () => {
    stack = await NotificationsStack.open();
    stack.alarms.rules = [aRule({ averaging: 'mean-15min', onDelaySeconds: 0 })];
    stack.alarms.devices = DEVICES.map(id =>
      aDevice({ id, channels: [{ metric: 'power.voltage', cadenceSeconds: 60 }] }),
    );
    alarms = await start();
    const channel = { kind: 'webhook', url: stack.hooks.url } as const;
    await stack.saveRecipient('hook', { channel, perMinute: 60 }, { secret: SECRET });
    await stack.saveRecipient('mail', {
      channel: { kind: 'email', address: 'mail@greenzone.test' },
      perMinute: 60,
    });
    await stack.saveRoute('all', { recipients: ['hook', 'mail'], events: ['raised'] });
  });

  afterAll(async () => {
    await alarms?.kill();
    await stack?.close();
  });

  const start = () =>
    AlarmsProcess.start(stack.alarms.config, '127.0.0.0/8', {
      lifetime: 'embedded',
      upkeep: UPKEEP,
      // Nothing is given up while processes that were killed come back.
      sending: { ...QUICK, backOff: { ...QUICK.backOff, patienceMs: BACK_OFF.patienceMs } },
    });
  const callsOf = (alarm: string) =>
    stack.hooks.calls.filter(({ body }) => JSON.stringify(body.notices).includes(`"id":"${alarm}"`));
  const mailsOf = (alarm: string) => stack.mails.mails.filter(({ text }) => text.includes(`alarm=${alarm}`));

  /** As ingest does it: stored first. */
  async function measure(device: string, rows: readonly Sent[]): Promise<void> {
    await stack.alarms.store(device, rows);
    await stack.alarms.send(device, rows);
  }

  /** Kills at a moment of what becomes of a device's readings; resolves when the process is gone. */
  function killAt(moment: (typeof MOMENTS)[number], device: string): Promise<void> {
    const { hooks, mails } = stack;
    const taken = mails.mails.length;
    // Webhooks fail at first, each time.
    hooks.next = [say(503), response => void response.destroy()];
    switch (moment) {
      case 'while it judges':
        return new Promise(resolve => setTimeout(resolve, JUDGING_MS)).then(() => alarms.kill());
      case 'when the alarm is announced':
        return eventually(
          () => stack.alarms.heardOf(device).length,
          count => count > 0,
          LIMIT_MS,
        ).then(() => alarms.kill());
      case 'when the webhook is called':
      case 'when the webhook has answered':
        return new Promise((resolve, reject) => {
          hooks.next.push(response => {
            if (moment === 'when the webhook has answered') response.writeHead(204).end();
            alarms
              .kill()
              .then(() => response.destroy())
              .then(() => resolve(), reject);
          });
        });
      case 'when the mail is taken':
        return eventually(
          () => mails.mails.length,
          count => count > taken,
          LIMIT_MS,
        ).then(() => alarms.kill());
    }
  }

  it('tells of each at least once, under one key however often it is tried, and of nothing else', async () => {
    for (const device of DEVICES) {
      const calm = Array.from({ length: 26 }, (_, i) => ({ t: now - (30 - i) * MINUTE, voltage: 5 }));
      await measure(device, [...calm, { t: now - 4 * MINUTE, voltage: 50 }]);
    }
    await stack.alarms.settled();
    expect(stack.alarms.heard).toEqual([]);

    for (const [index, moment] of KILLS.entries()) {
      const device = DEVICES[index] as string;
      const killed = killAt(moment, device);
      // It lifts the mean of a quarter of an hour above the limit.
      await measure(device, [{ t: now - 3 * MINUTE, voltage: 50 }]);
      await killed;
      alarms = await start();
    }

    const sent = await eventually(
      () => stack.log({ state: 'sent' }).catch(() => []),
      log => log.length >= 2 * DEVICES.length,
      LIMIT_MS,
    );
    await stack.alarms.settled();
    expect(await stack.log()).toHaveLength(2 * DEVICES.length);
    const found = await Promise.all(DEVICES.map(device => stack.alarms.list(device)));
    expect(found.map(list => list.map(({ state, value }) => [state, value]))).toEqual(
      DEVICES.map(() => [['raised', 11]]),
    );
    expect(stack.alarms.heard).toHaveLength(DEVICES.length);
    for (const { id } of found.flat()) {
      const delivery = sent.find(({ alarm, recipient }) => alarm === id && recipient === 'hook')?.id;
      expect(new Set(callsOf(id).map(({ headers }) => headers['idempotency-key']))).toEqual(
        new Set([delivery]),
      );
      expect(new Set(mailsOf(id).map(({ messageId }) => messageId)).size).toBe(1);
    }
    // Both calls that had no answer when the process was killed, and those that failed at first.
    const details = await Promise.all(sent.map(({ id }) => stack.detail(id)));
    const outcomes = details.flatMap(({ attempts }) => attempts.map(({ outcome }) => outcome));
    expect(outcomes.filter(outcome => outcome === 'unknown').length).toBeGreaterThanOrEqual(2);
    expect(outcomes.filter(outcome => outcome === 'retry').length).toBeGreaterThanOrEqual(2);
  });
});
