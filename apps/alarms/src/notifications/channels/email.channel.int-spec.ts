import { createServer } from 'node:net';
import { freePort } from '#libs/testing';
import { anAlarm } from '../../test/alarms.builder.js';
import { MailBox } from '../../test/mail-box.js';
import { aRecipient } from '../../test/notifications.builder.js';
import { compose } from '../messages/compose.js';
import { linksTo } from '../messages/links.js';
import { EmailChannel, type MailServer } from './email.channel.js';

const names = { zone: () => undefined, device: () => undefined, metric: () => undefined };
const message = compose(
  {
    ...{ id: 'delivery-1', kind: 'raised', recipient: 'lan', createdAt: 0, language: 'both' },
    message: {
      notices: [
        { id: 'delivery-1', event: 'raised', alarm: anAlarm({ textVi: 'Điện áp cao\r\nBcc: evil@a.test' }) },
      ],
      total: 1,
    },
  },
  names,
  linksTo('http://greenzone.test'),
);

describe('e-mail', () => {
  let box: MailBox;

  beforeAll(async () => {
    box = await MailBox.open();
  });

  afterAll(async () => {
    await box?.stop();
  });

  const send = (server: Partial<MailServer> = {}, address = 'lan@greenzone.test') =>
    new EmailChannel({
      ...{ host: '127.0.0.1', port: box.port, security: 'none', from: 'alarms@zone.test', timeoutMs: 1_000 },
      ...server,
    }).send({
      message,
      secret: undefined,
      recipient: aRecipient('lan', { channel: { kind: 'email', address } }),
    });

  it('arrives with an id that stays, as no answer is wanted, and at nobody else', async () => {
    expect(await send()).toMatchObject({ outcome: 'sent', answer: expect.stringMatching(/^250/) as string });
    const [mail] = box.to('lan@greenzone.test');
    expect(mail).toMatchObject({ messageId: '<delivery-1@zone.test>', to: ['lan@greenzone.test'] });
    expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated/im);
    expect(mail?.raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im);
    expect(mail?.text).toContain('CẢNH BÁO · Mới phát sinh: Điện áp cao');
    expect(mail?.text).toContain('Worst value: 12 (limit 10)');
  });

  it('is given up when the server refuses it for good, and tried again otherwise', async () => {
    box.answer = 550;
    expect(await send()).toMatchObject({
      outcome: 'given-up',
      answer: expect.stringContaining('550') as string,
    });
    box.answer = 451;
    expect(await send()).toMatchObject({
      outcome: 'retry',
      answer: expect.stringContaining('451') as string,
    });
    box.answer = 250;
  });

  it('signs in, and waits for the right password without saying it', async () => {
    expect(await send({ user: 'gz', password: 'right' })).toMatchObject({ outcome: 'sent' });
    const refused = await send({ user: 'gz', password: 'very-secret' });
    expect(refused).toMatchObject({
      outcome: 'retry',
      answer: expect.stringContaining('refuses the sign-in') as string,
    });
    expect(refused.answer).not.toContain('very-secret');
  });

  it('does not go out without the encryption that is demanded', async () => {
    const before = box.mails.length;
    expect(await send({ security: 'starttls' })).toMatchObject({ outcome: 'retry' });
    expect(await send({ security: 'tls' })).toMatchObject({ outcome: 'retry' });
    expect(box.mails).toHaveLength(before);
  });

  it('is tried again when the server is away or says nothing', async () => {
    expect(await send({ port: await freePort() })).toMatchObject({ outcome: 'retry' });
    const mute = createServer(() => undefined);
    await new Promise<void>(resolve => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as { port: number };
    expect(await send({ port, timeoutMs: 300 })).toMatchObject({ outcome: 'retry' });
    mute.close();
  });
});
