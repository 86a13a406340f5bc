import { commitSchema, deadLetterHeaders, subjects } from '#libs/contracts';
import type { JetStreamPublisher, NatsConnection } from '#libs/messaging';
import { covers } from './covers.js';
import type { IncomingPack, PackDoor, PackSign } from './telemetry.ports.js';

/** Publishes to the same subject that devices use, and listens to the device's commits and dead letters. */
export class NatsPackDoor implements PackDoor {
  constructor(
    private readonly nc: NatsConnection,
    private readonly publisher: JetStreamPublisher,
  ) {}

  async submit({ zone, device, bytes, identity, messageId }: IncomingPack, onSign: (sign: PackSign) => void) {
    const commits = this.nc.subscribe(subjects.commit(zone, device), {
      callback: (error, message) => {
        if (error === null && isCommitOf(message.data, identity)) onSign('committed');
      },
    });
    const letters = this.nc.subscribe(subjects.deadLettersOfDevice(zone, device), {
      callback: (error, message) => {
        if (error === null && message.headers?.get(deadLetterHeaders.key) === identity.key)
          onSign('dead-letter');
      },
    });
    const stop = (): void => {
      commits.unsubscribe();
      letters.unsubscribe();
    };
    try {
      // The broker must know the subscriptions before the pack.
      await this.nc.flush();
      const subject = subjects.telemetry(zone, device);
      const { duplicate } = await this.publisher.publish(subject, bytes, {
        msgId: messageId ?? identity.key,
      });
      if (duplicate) onSign('repeated');
      return stop;
    } catch (error) {
      stop();
      throw error;
    }
  }
}

function isCommitOf(data: Uint8Array, identity: IncomingPack['identity']): boolean {
  try {
    const commit = commitSchema.safeParse(JSON.parse(new TextDecoder().decode(data)));
    return commit.success && covers(commit.data, identity);
  } catch {
    return false;
  }
}
