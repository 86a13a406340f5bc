import { createHmac } from 'node:crypto';
import { systemClock } from '#libs/runtime';
import { anAlarm } from '../../test/alarms.builder.js';
import { type Behaviour, HookReceiver, say } from '../../test/hook-receiver.js';
import { aRecipient } from '../../test/notifications.builder.js';
import { compose } from '../messages/compose.js';
import { linksTo } from '../messages/links.js';
import { type Network, parseNetwork } from './address-guard.js';
import type { ResolveAll } from './guarded-lookup.js';
import { WebhookChannel } from './webhook.channel.js';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const LOOPBACK = [parseNetwork('127.0.0.0/8')];
const names = { zone: () => undefined, device: () => undefined, metric: () => undefined };
const message = compose(
  {
    ...{ id: 'delivery-1', kind: 'raised', recipient: 'hook', createdAt: 0, language: 'en' },
    message: { notices: [{ id: 'delivery-1', event: 'raised', alarm: anAlarm() }], total: 1 },
  },
  names,
  linksTo('http://greenzone.test'),
);

describe('a webhook', () => {
  let receiver: HookReceiver;

  beforeAll(async () => {
    receiver = await HookReceiver.open();
  });

  afterAll(async () => {
    await receiver?.close();
  });

  const send = ({
    url = receiver.url,
    allowed = LOOPBACK,
    resolve,
  }: {
    url?: string;
    allowed?: Network[];
    resolve?: ResolveAll;
  } = {}) =>
    new WebhookChannel({
      ...{ allowed, clock: systemClock, timeoutMs: 500 },
      ...(resolve && { resolve }),
    }).send({
      message,
      secret: SECRET,
      recipient: aRecipient('hook', { channel: { kind: 'webhook', url } }),
    });

  const failing = (behaviour: Behaviour) => {
    receiver.next = [behaviour];
    return send();
  };

  it('is signed with the time, and has the id of its delivery as idempotency key', async () => {
    expect(await send()).toEqual({ outcome: 'sent', answer: 'HTTP 204' });
    const { headers, raw, body } = receiver.calls.at(-1) as (typeof receiver.calls)[number];
    expect(headers).toMatchObject({ 'idempotency-key': 'delivery-1', 'webhook-id': 'delivery-1' });
    const seconds = Number(headers['webhook-timestamp']);
    expect(Math.abs(seconds - Date.now() / 1_000)).toBeLessThan(60);
    const key = Buffer.alloc(32, 7);
    const expected = createHmac('sha256', key).update(`delivery-1.${seconds}.${raw}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(body).toMatchObject({ type: 'alarm.raised', simulated: true });
  });

  it('is tried again after a failure of the other side', async () => {
    expect(await failing(say(500))).toMatchObject({ outcome: 'retry', answer: 'HTTP 500' });
    expect(await failing(say(503, { 'retry-after': '7' }))).toMatchObject({ retryAfterMs: 7_000 });
    expect(await failing(response => void response.destroy())).toMatchObject({ outcome: 'retry' });
  });

  it('does not wait for ever, neither for an answer nor for its end', async () => {
    const answer = 'no answer within 0.5 s';
    expect(await failing(() => undefined)).toEqual({ outcome: 'retry', answer });
    const dripping: Behaviour = response => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(timer));
    };
    expect(await failing(dripping)).toEqual({ outcome: 'retry', answer });
  });

  it('reads the begin of an endless answer', async () => {
    const flooding: Behaviour = response => {
      response.writeHead(200);
      const fill = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', fill);
      fill();
    };
    expect(await failing(flooding)).toMatchObject({ outcome: 'sent' });
  });

  it('follows no redirect', async () => {
    const before = receiver.calls.length;
    const outcome = await failing(say(307, { location: receiver.url }));
    expect(outcome).toMatchObject({ outcome: 'given-up', answer: 'HTTP 307: redirects are not followed' });
    expect(receiver.calls).toHaveLength(before + 1);
  });

  it.each(['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '[::1]', '[::ffff:127.0.0.1]'])(
    'does not go to http://%s or https:// of it unless the configuration says so',
    async host => {
      const before = receiver.calls.length;
      const { port } = new URL(receiver.url);
      for (const protocol of ['http', 'https']) {
        const outcome = await send({ url: `${protocol}://${host}:${port}/`, allowed: [] });
        expect(outcome).toMatchObject({
          outcome: 'given-up',
          answer: expect.stringMatching(/^refused: /) as string,
        });
      }
      expect(receiver.calls).toHaveLength(before);
    },
  );

  it('does not go to a name that leads to a private address, whatever it led to before', async () => {
    const before = receiver.calls.length;
    let asked = 0;
    const rebinding: ResolveAll = (_, done) =>
      done(null, [{ address: ++asked % 2 === 1 ? '192.0.43.8' : '127.0.0.1', family: 4 }]);
    const url = receiver.url.replace('127.0.0.1', 'rebinding.test');
    // Without TLS only what is named is called, so the first answer is refused as well.
    expect(await send({ url, allowed: [], resolve: rebinding })).toMatchObject({ outcome: 'given-up' });
    expect(await send({ url, allowed: [], resolve: rebinding })).toMatchObject({ outcome: 'given-up' });
    expect(await send({ url: 'https://localhost/', allowed: [] })).toMatchObject({ outcome: 'given-up' });
    expect(receiver.calls).toHaveLength(before);
    expect(asked).toBe(2);
  });

  it('asks for the address of a name once for a call', async () => {
    let asked = 0;
    const resolve: ResolveAll = (_, done) => {
      asked += 1;
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    };
    expect(await send({ url: receiver.url.replace('127.0.0.1', 'named.test'), resolve })).toMatchObject({
      outcome: 'sent',
    });
    expect(asked).toBe(1);
  });

  it('is tried again when the name is not found or nobody listens', async () => {
    const resolve: ResolveAll = (_, done) =>
      done(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
    expect(await send({ url: 'https://nobody.test/', resolve })).toMatchObject({ outcome: 'retry' });
    expect(await send({ url: 'http://127.0.0.1:1/' })).toMatchObject({ outcome: 'retry' });
  });
});
