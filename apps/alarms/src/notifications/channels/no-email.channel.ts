import type { Channel, SendOutcome } from './channel.ports.js';

/** Stands where no mail server is configured: what waits is sent once there is one. */
export class NoEmailChannel implements Channel {
  async send(): Promise<SendOutcome> {
    return { outcome: 'retry', answer: 'no mail server is configured (GZ_SMTP_HOST)' };
  }
}
