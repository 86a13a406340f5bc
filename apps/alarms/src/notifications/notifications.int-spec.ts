import {
  type Actor,
  alarmsRpc,
  browserNotificationSchema,
  notificationsRpc as rpc,
  subjects,
} from '#libs/contracts';
import { follow } from '#libs/messaging';
import { eventually, silentLogger } from '#libs/testing';
import { say } from '../test/hook-receiver.js';
import { LAN } from '../test/notifications.builder.js';
import { NotificationsStack, SECRET } from '../test/notifications-stack.js';

jest.setTimeout(60_000);

describe('notifications of alarms', () => {
  let stack: NotificationsStack;
  let count = 0;

  beforeAll(async () => {
    stack = await NotificationsStack.open();
    await stack.start();
  });

  afterAll(async () => {
    await stack?.close();
  });

  /** A device of which no other test knows. */
  const raise = () => stack.alarms.raise(`zone-power-0${++count}`);
  const clear = (device: string | null) => stack.alarms.send(device ?? '', [{ t: Date.now(), voltage: 5 }]);
  const resend = (id: string) =>
    stack.alarms.rpc.request(rpc.resend.subject, { id, actor: LAN }, rpc.resend.reply);

  it('tells by e-mail what is wrong and when it is over, each once, as one conversation', async () => {
    await stack.saveRecipient('mail', {
      channel: { kind: 'email', address: 'mail@greenzone.test' },
      language: 'en',
    });
    await stack.saveRoute('mail', { recipients: ['mail'] });
    const alarm = await raise();
    const [raised] = await eventually(
      () => stack.mails.to('mail@greenzone.test'),
      mails => mails.length > 0,
    );
    expect(raised?.text).toContain('ALARM · Raised: Voltage high');
    expect(raised?.text).toContain('SIMULATED');
    expect(raised?.text).toContain('Zone: Test zone (zone)');
    expect(raised?.text).toContain(`http://greenzone.test/alarms?alarm=${alarm.id}`);
    await clear(alarm.device);
    const [, cleared] = await eventually(
      () => stack.mails.to('mail@greenzone.test'),
      mails => mails.length > 1,
    );
    expect(cleared?.text).toContain('ALARM · Cleared: Voltage high');
    expect(cleared?.raw).toContain(`In-Reply-To: ${raised?.messageId}`);
    const log = await stack.becoming('mail', 'sent', 2);
    expect(log.map(({ kind }) => kind)).toEqual(['cleared', 'raised']);
    const { attempts } = await stack.detail(log[1]?.id ?? '');
    expect(attempts).toEqual([
      expect.objectContaining({
        number: 1,
        outcome: 'sent',
        target: 'mail@greenzone.test',
        answer: expect.stringMatching(/^250/) as string,
      }),
    ]);
    await stack.saveRoute('mail', { recipients: ['mail'] }, { basedOn: 1, status: 'removed' });
  });

  it('tries a webhook again under the same id until it is taken', async () => {
    const channel = { kind: 'webhook', url: stack.hooks.url } as const;
    await stack.saveRecipient('hook', { channel }, { secret: SECRET });
    await stack.saveRoute('hook', { recipients: ['hook'], events: ['raised'] });
    stack.hooks.next = [say(500), response => void response.destroy(), say(503)];
    await raise();
    const [delivery] = await stack.becoming('hook', 'sent');
    const { attempts } = await stack.detail(delivery?.id ?? '');
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['retry', 'retry', 'retry', 'sent']);
    const keys = new Set(stack.hooks.calls.map(({ headers }) => headers['idempotency-key']));
    expect([...keys]).toEqual([delivery?.id]);
  });

  it('gives up what is refused for good, says why, and sends it by hand under the same id', async () => {
    stack.hooks.next = [say(410)];
    await raise();
    const [given] = await stack.becoming('hook', 'given-up');
    expect(given).toMatchObject({ reason: 'HTTP 410', attempts: 1, nextAttemptAt: null });
    await resend(given?.id ?? '');
    await eventually(
      () => stack.log({ recipient: 'hook', state: 'sent' }),
      log => log.some(({ id }) => id === given?.id),
    );
    expect((await stack.detail(given?.id ?? '')).delivery.askedBy).toEqual({ id: LAN.id, name: LAN.name });
    await expect(resend(given?.id ?? '')).rejects.toMatchObject({ code: 'DELIVERY.NOT_RESENDABLE' });
    await expect(resend('nobody')).rejects.toMatchObject({ code: 'DELIVERY.UNKNOWN' });
    await stack.saveRoute('hook', { recipients: ['hook'] }, { basedOn: 1, status: 'removed' });
  });

  it('shows it in the browser of whom it names, by the live feed', async () => {
    await stack.saveRecipient('screen', { channel: { kind: 'browser', actor: 'operator-lan' } });
    await stack.saveRoute('screen', { recipients: ['screen'], events: ['raised'] });
    const stop = new AbortController();
    const subject = subjects.notification('operator-lan');
    const events = follow(stack.alarms.connection, 'EVENTS', {
      ...{ subject, from: 'first', logger: silentLogger(), signal: stop.signal },
    });
    const { id } = await raise();
    for await (const { data } of events) {
      const shown = browserNotificationSchema.parse(JSON.parse(new TextDecoder().decode(data)));
      expect(shown).toMatchObject({ alarm: id, priority: 2, simulated: true, actor: 'operator-lan' });
      expect(shown.titleVi).toContain('Điện áp cao');
      break;
    }
    stop.abort();
    await stack.saveRoute('screen', { recipients: ['screen'] }, { basedOn: 1, status: 'removed' });
  });

  it('makes one message of a storm and loses none of it', async () => {
    await stack.saveRecipient(
      'storm',
      { channel: { kind: 'webhook', url: stack.hooks.url }, perMinute: 2 },
      { secret: SECRET },
    );
    await stack.saveRoute('storm', { recipients: ['storm'], events: ['raised'] });
    const before = stack.hooks.calls.length;
    await stack.alarms.dataSource.query(
      `INSERT INTO notification_events (message_id, alarm)
       SELECT 'storm-' || n, (SELECT jsonb_build_object('id', 'storm-' || n, 'rule', 'voltage-high', 'zone', 'zone',
         'device', 'zone-power-01', 'metric', 'power.voltage', 'priority', 2, 'state', 'raised', 'textVi', 'x',
         'textEn', 'x', 'value', 1, 'limit', 1, 'basis', 'x', 'raisedAt', n, 'clearedAt', null, 'late', false,
         'simulated', true, 'change', 'raised'))
       FROM generate_series(1, 300) n`,
    );
    await stack.becoming('storm', 'grouped', 300);
    const told = () =>
      stack.hooks.calls.slice(before).flatMap(({ body }) => (body.type === 'alarm.digest' ? [body] : []));
    await eventually(told, digests => digests.reduce((sum, { total }) => sum + Number(total), 0) === 300);
    expect(stack.hooks.calls.length - before).toBeLessThanOrEqual(3);
    await stack.saveRoute('storm', { recipients: ['storm'] }, { basedOn: 1, status: 'removed' });
  });

  it('escalates what nobody acknowledges, also over a restart, and stops with the acknowledgement', async () => {
    await stack.saveRecipient('boss', { channel: { kind: 'email', address: 'boss@greenzone.test' } });
    await stack.saveRoute('climb', {
      ...{ recipients: [], events: [] },
      escalation: [
        { afterMinutes: 10, recipients: ['boss'] },
        { afterMinutes: 20, recipients: ['boss'] },
      ],
    });
    const [first, second] = [await raise(), await raise()];
    const waiting = () =>
      stack.alarms.dataSource.query<{ alarm: string }[]>(
        'SELECT x.alarm FROM escalations x ORDER BY x.alarm',
      );
    await eventually(waiting, rows => rows.length === 2);
    await stack.alarms.stop();
    const pass = (minutes: number) =>
      stack.alarms.dataSource.query('UPDATE escalations SET since_ms = since_ms - $1, due_ms = due_ms - $1', [
        minutes * 60_000,
      ]);
    await pass(10);
    await stack.start();
    await stack.becoming('boss', 'sent', 2);
    const action = { kind: 'acknowledge' };
    await stack.alarms.rpc.request(
      alarmsRpc.act.subject,
      { id: first.id, action, actor: LAN },
      alarmsRpc.act.reply,
    );
    await pass(10);
    await eventually(waiting, rows => rows.length === 0);
    const sent = await stack.becoming('boss', 'sent', 3);
    expect(sent.map(({ alarm, kind }) => `${alarm} ${kind}`).toSorted()).toEqual(
      [`${first.id} escalated`, `${second.id} escalated`, `${second.id} escalated`].toSorted(),
    );
    await stack.saveRoute(
      'climb',
      { events: ['raised'], recipients: ['boss'] },
      { basedOn: 1, status: 'removed' },
    );
  });

  it('holds what comes in quiet hours, and drops it when it is over before their end', async () => {
    const local = (ms: number) => new Date(ms + 7 * 3_600_000).toISOString().slice(11, 16);
    await stack.saveRecipient('sleeper', { channel: { kind: 'email', address: 'sleeper@greenzone.test' } });
    const quiet = { from: local(Date.now() - 3_600_000), to: local(Date.now() + 3_600_000) };
    await stack.saveRoute('sleeper', { recipients: ['sleeper'], events: ['raised', 'cleared'], quiet });
    const [over, standing] = [await raise(), await raise()];
    await clear(over.device);
    await stack.becoming('sleeper', 'waiting', 3);
    // Not in the middle of a turn, which looks first at what is over and then at what is due.
    await stack.alarms.stop();
    await stack.alarms.dataSource.query(
      `UPDATE deliveries SET due_ms = created_ms WHERE recipient = 'sleeper'`,
    );
    await stack.start();
    const [sent] = await stack.becoming('sleeper', 'sent');
    expect(sent).toMatchObject({ alarm: standing.id, kind: 'raised' });
    const dropped = await stack.becoming('sleeper', 'dropped', 2);
    expect(dropped.map(({ alarm }) => alarm)).toEqual([over.id, over.id]);
    await stack.saveRoute('sleeper', { recipients: ['sleeper'] }, { basedOn: 1, status: 'removed' });
  });

  it('sends a test to a recipient, and only to one in use', async () => {
    const test = (id: string) =>
      stack.alarms.rpc.request(rpc.test.subject, { id, actor: LAN }, rpc.test.reply);
    const { id } = await test('hook');
    await eventually(
      () => stack.detail(id),
      ({ delivery }) => delivery.state === 'sent',
    );
    expect(stack.hooks.calls.at(-1)?.body).toMatchObject({ type: 'alarm.test', total: 0 });
    await expect(test('nobody')).rejects.toMatchObject({ code: 'NOTIFICATION.RECIPIENT_UNKNOWN' });
  });

  it('keeps every version with who made it, lets nobody overwrite another, and never gives a secret out', async () => {
    const channel = { kind: 'webhook', url: 'https://example.org/hook' } as const;
    await expect(stack.saveRecipient('partner', { channel })).rejects.toMatchObject({
      code: 'NOTIFICATION.INVALID',
    });
    const saved = await stack.saveRecipient('partner', { channel }, { secret: SECRET });
    expect(saved).toMatchObject({ version: 1, hasSecret: true });
    await expect(stack.saveRecipient('partner', { channel })).rejects.toMatchObject({
      code: 'NOTIFICATION.CHANGED',
    });
    await stack.saveRoute('partner', { recipients: ['partner'] });
    await expect(
      stack.saveRecipient('partner', { channel }, { basedOn: 1, status: 'removed' }),
    ).rejects.toMatchObject({ code: 'NOTIFICATION.INVALID' });
    await expect(stack.saveRoute('other', { recipients: ['nobody'] })).rejects.toMatchObject({
      code: 'NOTIFICATION.INVALID',
    });
    const investor: Actor = { id: 'investor-yuki', name: 'Yuki', role: 'investor', unverified: true };
    await expect(
      stack.saveRecipient('partner', { channel }, { basedOn: 1, actor: investor }),
    ).rejects.toMatchObject({ code: 'ACTOR.ROLE_REFUSED' });
    await stack.saveRecipient('partner', { channel, name: 'New' }, { basedOn: 1 });
    const versions = await stack.alarms.rpc.request(
      rpc.versions.subject,
      { id: 'partner' },
      rpc.versions.reply,
    );
    expect(versions.recipients.map(({ version, made }) => [version, made.actor.id])).toEqual([
      [2, LAN.id],
      [1, LAN.id],
    ]);
    const settings = await stack.alarms.rpc.request(rpc.settings.subject, {}, rpc.settings.reply);
    const details = await Promise.all((await stack.log()).slice(0, 20).map(({ id }) => stack.detail(id)));
    expect(JSON.stringify([saved, versions, settings, details])).not.toContain(SECRET.slice(6));
  });
});
