import { connect, type NatsConnection, StringCodec } from 'nats';
import type { Commit } from './readings.js';
import type { DeviceDoor, DeviceName, DeviceReading, StubbornDevice } from './stubborn-device.js';

const text = StringCodec();

/** Devices on the broker, with the client that fielded ones have. */
export class NatsDoor implements DeviceDoor {
  /** Blanks behind each pack: it says the same and is as long as one of many readings. */
  padding = 0;

  private constructor(private readonly connection: NatsConnection) {}

  /** Connects, and goes on doing so for ever. */
  static async open(url: string): Promise<NatsDoor> {
    return new NatsDoor(await connect({ servers: url, maxReconnectAttempts: -1, reconnectTimeWait: 200 }));
  }

  /** Has a device hear its commits. */
  listen({ zone, id }: DeviceName, hear: (commit: Commit) => void): void {
    this.connection.subscribe(`gz.commit.v1.${zone}.${id}`, {
      callback: (error, message) => {
        if (!error) hear(message.json());
      },
    });
  }

  send(device: StubbornDevice, reading: DeviceReading): void {
    this.sendCopy(device, reading, true);
  }

  /** The same pack once more; without its message id the broker cannot tell. */
  sendCopy(device: StubbornDevice, reading: DeviceReading, isMarked: boolean): void {
    const { name, boot } = device;
    const pack = device.packOf(reading) + ' '.repeat(this.padding);
    this.publish(name, pack, isMarked ? `${name.id}:${boot}:${reading.seq}` : undefined);
  }

  ask({ name, boot }: StubbornDevice): void {
    const { zone, id } = name;
    this.connection.publish(`gz.commit-query.v1.${zone}.${id}`, text.encode(JSON.stringify({ boot })));
  }

  /** Publishes bytes as they are; without a message id the broker takes every copy. */
  publish({ zone, id }: DeviceName, pack: string | Uint8Array, msgID?: string): void {
    this.connection
      .jetstream()
      .publish(
        `gz.telemetry.v1.${zone}.${id}`,
        typeof pack === 'string' ? text.encode(pack) : pack,
        msgID === undefined ? {} : { msgID },
      )
      // It is sent again until it is committed.
      .catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
