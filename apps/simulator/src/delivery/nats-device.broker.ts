import { headers, type NatsConnection } from '@nats-io/transport-node';
import { type Commit, commitSchema, subjects } from '#libs/contracts';
import type { Logger } from '#libs/runtime';
import type { DeviceBroker } from './delivery.ports.js';

const MESSAGE_ID = 'Nats-Msg-Id';

/** The broker over one NATS connection that all simulated devices share. */
export class NatsDeviceBroker implements DeviceBroker {
  private connected = true;

  constructor(
    private readonly nc: NatsConnection,
    private readonly logger: Logger,
  ) {
    void this.watch();
  }

  isConnected(): boolean {
    return this.connected && !this.nc.isClosed();
  }

  publish(zone: string, device: string, messageId: string, payload: Uint8Array): void {
    const head = headers();
    head.set(MESSAGE_ID, messageId);
    this.attempt(() => this.nc.publish(subjects.telemetry(zone, device), payload, { headers: head }));
  }

  askCommit(zone: string, device: string, boot: number): void {
    this.attempt(() => this.nc.publish(subjects.commitQuery(zone, device), JSON.stringify({ boot })));
  }

  onCommit(handle: (commit: Commit) => void): void {
    this.nc.subscribe(subjects.allCommits, {
      callback: (error, message) => {
        if (error) {
          this.logger.error({ err: error }, 'commits cannot be read; nothing leaves the devices any more');
          return;
        }
        const commit = parseCommit(message.data);
        if (commit === undefined) this.logger.warn({ subject: message.subject }, 'a commit was unreadable');
        else handle(commit);
      },
    });
  }

  private attempt(send: () => void): void {
    try {
      send();
    } catch (error) {
      // The pack stays in its buffer and is sent again.
      this.logger.debug({ err: error }, 'sending failed');
    }
  }

  private async watch(): Promise<void> {
    for await (const { type } of this.nc.status()) {
      if (type === 'disconnect') this.connected = false;
      if (type === 'reconnect') this.connected = true;
    }
  }
}

function parseCommit(data: Uint8Array): Commit | undefined {
  try {
    return commitSchema.parse(JSON.parse(Buffer.from(data).toString('utf8')));
  } catch {
    return undefined;
  }
}
