import {
  type Actor,
  type BrowserNotification,
  type Delivery,
  notificationsRpc as rpc,
  type RecipientVersion,
  type RouteVersion,
  subjects,
} from '#libs/contracts';
import { answerRpc, eventually } from '#libs/testing';
import { type Answer, type Stack, startStack } from '../test/start-stack.js';

const LAN: Actor = { id: 'operator-lan', name: 'Lan', role: 'operator', unverified: true };
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const made = { at: 1, actor: LAN, reason: 'test' };

const RECIPIENT: RecipientVersion = {
  ...{ id: 'shift', version: 2, status: 'active', made, hasSecret: true },
  definition: {
    ...{ name: 'Shift', language: 'vi', perMinute: 5 },
    channel: { kind: 'webhook', url: 'https://example.org/hook' },
  },
};
const ROUTE: RouteVersion = {
  ...{ id: 'all', version: 1, status: 'active', made },
  definition: {
    ...{ name: 'All', zones: null, priorities: [1, 2], events: ['raised'], recipients: ['shift'] },
    ...{ hours: null, quiet: null, escalation: [] },
  },
};
const DELIVERY: Delivery = {
  ...{ id: 'd-1', recipient: 'shift', channel: 'webhook', kind: 'raised', state: 'given-up', alarm: 'a-1' },
  ...{ zone: 'trang-due', priority: 1, textVi: 'x', textEn: 'x', alarms: 1, simulated: true, createdAt: 1 },
  ...{ nextAttemptAt: null, sentAt: null, attempts: 3, reason: 'HTTP 410', digest: null, askedBy: null },
};
const draft = { basedOn: 1, reason: 'new number' };

describe('alarm notifications over HTTP', () => {
  let stack: Stack;
  let asked: { [subject: string]: unknown } = {};
  let refusal: object | undefined;

  const answer = <Data>(subject: string, reply: (data: Data) => unknown) =>
    answerRpc<Data>(stack.nc, subject, data => {
      asked[subject] = data;
      if (refusal) throw Object.assign(new Error(), refusal);
      return reply(data);
    });
  const get = (path: string) => stack.get(`/api/v1/alarm-notifications/${path}`);
  const command = async (
    method: 'PUT' | 'POST',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(`${stack.base}/api/v1/alarm-notifications/${path}`, {
      method,
      headers: {
        'x-gz-actor': LAN.id,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };

  beforeAll(async () => {
    stack = await startStack();
    answer(rpc.settings.subject, () => ({ recipients: [RECIPIENT], routes: [ROUTE], emailFrom: null }));
    answer(rpc.versions.subject, () => ({ recipients: [RECIPIENT], routes: [] }));
    answer(rpc.saveRecipient.subject, () => RECIPIENT);
    answer(rpc.saveRoute.subject, () => ROUTE);
    answer(rpc.test.subject, () => DELIVERY);
    answer(rpc.deliveries.subject, () => ({ items: [DELIVERY], nextCursor: 'next' }));
    answer<{ id: string }>(rpc.delivery.subject, ({ id }) => ({
      detail: id === DELIVERY.id ? { delivery: DELIVERY, attempts: [] } : null,
    }));
    answer(rpc.resend.subject, () => DELIVERY);
    await stack.nc.flush();
  }, 90_000);

  beforeEach(() => {
    asked = {};
    refusal = undefined;
  });

  afterAll(() => stack?.stop(), 30_000);

  it('shows who is told of what, and every version with who made it', async () => {
    expect((await get('settings')).body).toEqual({
      ...{ recipients: [RECIPIENT], routes: [ROUTE], emailFrom: null },
    });
    expect((await get('settings/shift/versions')).body).toEqual({ recipients: [RECIPIENT], routes: [] });
    expect(asked[rpc.versions.subject]).toEqual({ id: 'shift' });
    expect((await get('settings/No%20id/versions')).status).toBe(400);
  });

  it('passes on a recipient with who wants it, and gives no secret out nor into the record', async () => {
    const { definition } = RECIPIENT;
    const answered = await command('PUT', 'recipients/shift', { ...draft, definition, secret: SECRET });
    expect(answered).toMatchObject({ status: 200, body: RECIPIENT });
    expect(asked[rpc.saveRecipient.subject]).toMatchObject({
      ...{ id: 'shift', ...draft, status: 'active', definition, secret: SECRET, actor: { id: LAN.id } },
    });
    expect(JSON.stringify(answered.body)).not.toContain(SECRET.slice(6));
    const record = await stack.dataSource.query<object[]>(
      `SELECT c.*, r.outcome, r.result FROM commands c JOIN command_results r ON r.command_id = c.id`,
    );
    expect(record).toMatchObject([
      { command: 'save-recipient', target: 'shift', actor_id: LAN.id, outcome: 'done' },
    ]);
    expect(JSON.stringify(record)).not.toContain(SECRET.slice(6));
  });

  it('passes on a route, and that it is put aside', async () => {
    const { definition } = ROUTE;
    expect(await command('PUT', 'routes/all', { ...draft, definition, status: 'paused' })).toMatchObject({
      status: 200,
      body: ROUTE,
    });
    expect(asked[rpc.saveRoute.subject]).toMatchObject({
      ...{ id: 'all', ...draft, status: 'paused', definition, actor: { id: LAN.id, name: 'Nguyễn Thị Lan' } },
    });
  });

  it.each<[string, string, object, Record<string, string>]>([
    [
      'a recipient without a name',
      'recipients/shift',
      { definition: { ...RECIPIENT.definition, name: ' ' } },
      {},
    ],
    [
      'a webhook with a password in its address',
      'recipients/shift',
      {
        definition: {
          ...RECIPIENT.definition,
          channel: { kind: 'webhook', url: 'https://me:secret@example.org/hook' },
        },
      },
      {},
    ],
    [
      'a secret that is too short',
      'recipients/shift',
      { definition: RECIPIENT.definition, secret: 'whsec_x' },
      {},
    ],
    ['a route that tells nobody', 'routes/all', { definition: { ...ROUTE.definition, recipients: [] } }, {}],
    [
      'an escalation that goes back in time',
      'routes/all',
      {
        definition: {
          ...ROUTE.definition,
          escalation: [
            { afterMinutes: 10, recipients: ['shift'] },
            { afterMinutes: 5, recipients: ['shift'] },
          ],
        },
      },
      {},
    ],
    [
      'what nobody known asks for',
      'routes/all',
      { definition: ROUTE.definition },
      { 'x-gz-actor': 'nobody' },
    ],
    ['an id with a blank', 'routes/all%20', { definition: ROUTE.definition }, {}],
  ])('refuses %s', async (_what, path, body, headers) => {
    expect((await command('PUT', path, { ...draft, ...body }, headers)).status).toBe(400);
    expect(asked).toEqual({});
  });

  it('says clearly that somebody was faster, and what is wrong', async () => {
    const body = { ...draft, definition: ROUTE.definition };
    refusal = { code: 'NOTIFICATION.CHANGED', message: 'There is version 2.', data: { latest: 2 } };
    expect(await command('PUT', 'routes/all', body)).toMatchObject({
      ...{ status: 409, body: { code: 'NOTIFICATION.CHANGED', data: { latest: 2 } } },
    });
    refusal = { code: 'NOTIFICATION.INVALID', message: 'x', data: { faults: ['no recipient shift'] } };
    expect(await command('PUT', 'routes/all', body)).toMatchObject({
      ...{ status: 422, body: { code: 'NOTIFICATION.INVALID', data: { faults: ['no recipient shift'] } } },
    });
  });

  it('sends a test, and says when there is nobody to send it to', async () => {
    expect(await command('POST', 'recipients/shift/test')).toMatchObject({ status: 200, body: DELIVERY });
    expect(asked[rpc.test.subject]).toMatchObject({ id: 'shift', actor: { id: LAN.id } });
    refusal = { code: 'NOTIFICATION.RECIPIENT_UNKNOWN', message: 'x' };
    expect((await command('POST', 'recipients/nobody/test')).status).toBe(404);
  });

  it('lists deliveries by what is asked for, and shows one', async () => {
    expect((await get('deliveries?state=given-up&recipient=shift&alarm=a-1&limit=5&cursor=c')).body).toEqual({
      ...{ items: [DELIVERY], nextCursor: 'next' },
    });
    expect(asked[rpc.deliveries.subject]).toEqual({
      ...{ state: 'given-up', recipient: 'shift', alarm: 'a-1', limit: 5, cursor: 'c' },
    });
    expect((await get('deliveries?state=lost')).status).toBe(400);
    expect((await get('deliveries/d-1')).body).toEqual({ delivery: DELIVERY, attempts: [] });
    expect(await get('deliveries/none')).toMatchObject({ status: 404, body: { code: 'DELIVERY.UNKNOWN' } });
  });

  it('sends again what was given up, and not what was sent', async () => {
    expect(await command('POST', 'deliveries/d-1/resend')).toMatchObject({ status: 200, body: DELIVERY });
    expect(asked[rpc.resend.subject]).toMatchObject({ id: 'd-1', actor: { id: LAN.id } });
    refusal = { code: 'DELIVERY.NOT_RESENDABLE', message: 'x' };
    expect((await command('POST', 'deliveries/d-1/resend')).status).toBe(409);
    expect((await command('POST', 'deliveries/d-1/resend', undefined, { 'x-gz-actor': '' })).status).toBe(
      400,
    );
  });

  describe('the stream for a browser', () => {
    const notice = (id: string, actor: string): BrowserNotification => ({
      ...{ id, actor, kind: 'raised', alarm: 'a-1', priority: 1, simulated: true, at: 1 },
      ...{ titleVi: 'x', titleEn: 'x', textVi: 'x', textEn: 'x' },
    });
    const follow = async (actor: string, headers: Record<string, string> = {}) => {
      const stop = new AbortController();
      const { body } = await fetch(`${stack.base}/api/v1/alarm-notifications/live?actor=${actor}`, {
        headers,
        signal: stop.signal,
      });
      const seen = { text: '' };
      const decoder = new TextDecoder();
      const reading = (async () => {
        for await (const chunk of body as AsyncIterable<Uint8Array>)
          seen.text += decoder.decode(chunk, { stream: true });
      })().catch(() => undefined);
      return { seen, leave: () => (stop.abort(), reading) };
    };
    const tell = (id: string, actor: string) =>
      stack.publish(subjects.notification(actor), notice(id, actor));

    it('brings what is for this actor alone, and what was missed to one who comes back', async () => {
      const first = await follow(LAN.id);
      await tell('for-minh', 'operator-minh');
      await tell('for-lan', LAN.id);
      await eventually(
        () => first.seen.text,
        text => text.includes('for-lan'),
      );
      expect(first.seen.text).not.toContain('for-minh');
      await first.leave();
      const last = /id: (\d+)\nevent: notification/.exec(first.seen.text)?.[1] ?? '';
      await tell('missed', LAN.id);
      await tell('missed-by-minh', 'operator-minh');
      const second = await follow(LAN.id, { 'last-event-id': last });
      await eventually(
        () => second.seen.text,
        text => text.includes('"missed"'),
      );
      expect(second.seen.text).not.toContain('for-lan');
      expect(second.seen.text).not.toContain('missed-by-minh');
      await second.leave();
    });

    it('is for somebody known', async () => {
      expect((await get('live?actor=nobody')).status).toBe(400);
      expect((await get('live')).status).toBe(400);
    });
  });
});
