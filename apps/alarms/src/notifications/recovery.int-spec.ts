import type { ServerResponse } from 'node:http';
import { eventually, type PostgresServer, sharedPostgres } from '#libs/testing';
import { anEvent } from '../test/notifications.builder.js';
import { NotificationsStack, SECRET } from '../test/notifications-stack.js';

jest.setTimeout(60_000);

describe('notifications after a crash', () => {
  let stack: NotificationsStack;
  let postgres: PostgresServer;

  beforeAll(async () => {
    stack = await NotificationsStack.open();
    postgres = await sharedPostgres();
    await stack.start();
    await stack.saveRecipient(
      'hook',
      { channel: { kind: 'webhook', url: stack.hooks.url } },
      { secret: SECRET },
    );
    await stack.saveRecipient('mail', { channel: { kind: 'email', address: 'mail@greenzone.test' } });
    await stack.saveRoute('all', { recipients: ['hook', 'mail'], events: ['raised'] });
  });

  afterAll(async () => {
    await stack?.close();
  });

  const callsOf = (alarm: string) =>
    stack.hooks.calls.filter(({ body }) => JSON.stringify(body.notices).includes(`"id":"${alarm}"`));
  /** What the transaction of an alarm leaves behind when the process dies right after it. */
  const commit = (alarm: string) =>
    stack.alarms.dataSource.query('INSERT INTO notification_events (message_id, alarm) VALUES ($1, $2)', [
      alarm,
      JSON.stringify(anEvent('raised', { id: alarm })),
    ]);

  it('tells of what was committed and not yet routed', async () => {
    await stack.alarms.stop();
    await commit('committed');
    await stack.start();
    await eventually(
      () => [callsOf('committed').length, stack.mails.to('mail@greenzone.test').length],
      ([hooks, mails]) => hooks === 1 && mails === 1,
    );
  });

  it('sends what a process that died had begun to send again, under the same id, and says so', async () => {
    await stack.alarms.stop();
    await commit('begun');
    const held: ServerResponse[] = [];
    stack.hooks.next = [response => void held.push(response)];
    await stack.start({ leaseMs: 10_000 });
    await eventually(
      () => callsOf('begun').length,
      count => count === 1,
    );
    // As the process left it: claimed, and no answer noted. It is past its lease when the next one looks.
    const id = (await stack.becoming('hook', 'sending'))[0]?.id ?? '';
    const left = await stack.alarms.dataSource.query<[Record<string, unknown>]>(
      'SELECT * FROM deliveries WHERE id = $1',
      [id],
    );
    held[0]?.writeHead(204).end();
    await stack.alarms.stop();
    await stack.alarms.dataSource.query(
      `UPDATE deliveries SET state = 'sending', lease_ms = $2, sent_ms = NULL, reason = NULL WHERE id = $1`,
      [id, left[0].created_ms],
    );
    await stack.alarms.dataSource.query(
      `UPDATE delivery_attempts SET outcome = 'unknown', answer = '', duration_ms = NULL WHERE delivery = $1`,
      [id],
    );
    await stack.start();
    await eventually(
      () => callsOf('begun').length,
      count => count === 2,
    );
    const [first, second] = callsOf('begun');
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
    const { attempts } = await eventually(
      () => stack.detail(id),
      ({ delivery }) => delivery.state === 'sent',
    );
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['unknown', 'sent']);
  });

  it('notes what was sent while the database was away, and sends nothing twice', async () => {
    const held: ServerResponse[] = [];
    stack.hooks.next = [response => void held.push(response)];
    await commit('away');
    await eventually(
      () => held.length,
      count => count === 1,
    );
    // An orderly end: in tests PostgreSQL flushes nothing, and a crash would take the claim with it.
    await postgres.kill('SIGINT');
    held[0]?.writeHead(204).end();
    // Longer than the lease: whoever looks then must know that it is sent.
    await new Promise(resolve => setTimeout(resolve, 1_500));
    await postgres.restart();
    await eventually(
      () => stack.log({ recipient: 'hook', alarm: 'away' }).catch(() => []),
      ([delivery]) => delivery?.state === 'sent',
      20_000,
    );
    expect(callsOf('away')).toHaveLength(1);
  });

  it('sends what waited for the mail server once it is back', async () => {
    await stack.mails.stop();
    await commit('waits');
    await eventually(
      () => stack.log({ recipient: 'mail', alarm: 'waits' }),
      ([delivery]) => (delivery?.attempts ?? 0) > 1,
    );
    await stack.mails.start();
    const [delivery] = await eventually(
      () => stack.log({ recipient: 'mail', alarm: 'waits' }),
      ([found]) => found?.state === 'sent',
    );
    const mails = stack.mails.mails.filter(({ messageId }) => messageId.startsWith(`<${delivery?.id}@`));
    expect(mails).toHaveLength(1);
  });
});
