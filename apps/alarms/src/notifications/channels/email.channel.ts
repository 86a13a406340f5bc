import { createTransport } from 'nodemailer';
import type { Channel, Outgoing, SendOutcome } from './channel.ports.js';
import { shorten } from './judge-answer.js';

/** The mail server that takes our messages. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` demanded, or `none`. */
  readonly security: 'none' | 'starttls' | 'tls';
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Address that messages come from. */
  readonly from: string;
  /** Default 10,000 for each of connecting, greeting and answers. */
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 10_000;
/** From connecting to the last answer. */
const WHOLE_TIMEOUTS = 3;

/** Sends e-mail over SMTP. The Message-ID of a delivery is the same at each attempt, so mailboxes can tell a repetition. */
export class EmailChannel implements Channel {
  private readonly transport: ReturnType<typeof transportOf>;

  constructor(private readonly server: MailServer) {
    this.transport = transportOf(server);
  }

  async send({ message, recipient }: Outgoing): Promise<SendOutcome> {
    const { channel } = recipient.definition;
    if (channel.kind !== 'email') return { outcome: 'given-up', answer: 'not an e-mail address' };
    const { from, timeoutMs = TIMEOUT_MS } = this.server;
    const { email } = message;
    try {
      const { response } = await this.transport.sendMail({
        from: { name: 'Greenzone', address: from },
        to: { name: '', address: channel.address },
        subject: email.subject,
        text: email.text,
        messageId: messageId(message.id, from),
        ...(message.follows !== undefined && {
          inReplyTo: messageId(message.follows, from),
          references: messageId(message.follows, from),
        }),
        headers: {
          // RFC 3834: no automatic answers, please.
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          ...(email.isUrgent && { Importance: 'high', 'X-Priority': '1' }),
        },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: AbortSignal.timeout(timeoutMs * WHOLE_TIMEOUTS),
      });
      return { outcome: 'sent', answer: shorten(response) };
    } catch (error) {
      return judgeFailure(error);
    }
  }
}

function transportOf({ host, port, security, user, password, timeoutMs = TIMEOUT_MS }: MailServer) {
  return createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  });
}

function messageId(id: string, from: string): string {
  return `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

/** RFC 5321: 5yz is for good, about the message or its recipient. About signing in or TLS, somebody puts it right. */
function judgeFailure(error: unknown): SendOutcome {
  const { code, responseCode, response, message } = error as {
    code?: string;
    responseCode?: number;
    response?: string;
    message?: string;
  };
  const isForGood = (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode ?? 0) >= 500;
  const said =
    code === 'EAUTH'
      ? `the mail server refuses the sign-in (${responseCode ?? 'no code'})`
      : (response ?? message ?? '');
  return {
    outcome: isForGood ? 'given-up' : 'retry',
    answer: shorten([code, said].filter(Boolean).join(': ')),
  };
}
