import { connect, type NatsConnection, StringCodec } from 'nats';
import type { Commit } from './readings.js';
import type { DeviceDoor, DeviceName, DeviceReading, StubbornDevice } from './stubborn-device.js';

const text = StringCodec();

/** Devices on the broker, with the client that fielded ones have. */
export class NatsDoor implements DeviceDoor {
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

  send(device: StubbornDevice, reading: DeviceReading, padding = 0): void {
    const id = `${device.name.id}:${device.boot}:${reading.seq}`;
    this.publish(device.name, device.packOf(reading) + ' '.repeat(padding), id);
  }

  /** The same pack once more; without its message id the broker cannot tell. */
  sendCopy(device: StubbornDevice, reading: DeviceReading, isMarked: boolean): void {
    if (isMarked) this.send(device, reading);
    else this.publish(device.name, device.packOf(reading));
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
