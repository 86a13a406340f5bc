import { SMTPServer } from 'smtp-server';
import { freePort } from '#libs/testing';

/** An e-mail as it arrived. */
export interface Mail {
  readonly to: readonly string[];
  readonly messageId: string;
  readonly raw: string;
  /** Body, decoded. */
  readonly text: string;
}

/** A real mail server that keeps what it gets, and fails as told. */
export class MailBox {
  readonly mails: Mail[] = [];
  /** Code of the answer to each message or sign-in from now on; 250 takes it. */
  answer = 250;
  private server: SMTPServer | undefined;

  private constructor(readonly port: number) {}

  static async open(): Promise<MailBox> {
    const box = new MailBox(await freePort());
    await box.start();
    return box;
  }

  /** Listens, also again after {@link stop}. */
  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onAuth: ({ password }, _, done) =>
        password === 'right' ? done(null, { user: 'x' }) : done(new Error('no such password')),
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          if (this.answer !== 250)
            return done(Object.assign(new Error('not now'), { responseCode: this.answer }));
          this.keep(
            Buffer.concat(parts).toString(),
            session.envelope.rcptTo.map(({ address }) => address),
          );
          return done();
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>(resolve => server.listen(this.port, '127.0.0.1', () => resolve()));
    this.server = server;
  }

  stop(): Promise<void> {
    return new Promise(resolve => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  to(address: string): Mail[] {
    return this.mails.filter(mail => mail.to.includes(address));
  }

  private keep(raw: string, to: readonly string[]): void {
    const [head = '', ...rest] = raw.split('\r\n\r\n');
    const body = rest.join('\r\n\r\n');
    const isBase64 = /^content-transfer-encoding: base64/im.test(head);
    this.mails.push({
      ...{ to, raw },
      messageId: /^message-id: (.*)$/im.exec(head)?.[1]?.trim() ?? '',
      text: isBase64 ? Buffer.from(body, 'base64').toString() : fromQuotedPrintable(body),
    });
  }
}

/** RFC 2045 §6.7. */
function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
