import type { RecipientVersion } from '#libs/contracts';
import type { ComposedMessage } from '../messages/compose.js';

/** A message on its way. */
export interface Outgoing {
  readonly message: ComposedMessage;
  readonly recipient: RecipientVersion;
  /** What signs it; only a webhook has one. */
  readonly secret: string | undefined;
}

/** What came of an attempt. Never holds a secret. */
export interface SendOutcome {
  /** `retry`: the same may succeed later. */
  readonly outcome: 'given-up' | 'retry' | 'sent';
  /** For people: what the other side said, or what kept us from asking. */
  readonly answer: string;
  /** How long the other side asks us to wait, ms. */
  readonly retryAfterMs?: number;
}

/** A way to reach people. */
export interface Channel {
  /** Never rejects for what the other side does; gives up by itself after a time. */
  send(outgoing: Outgoing): Promise<SendOutcome>;
}
