import type { DeviceDoor, DeviceReading, StubbornDevice } from '../../support/stubborn-device.js';

/** Requests at once; the rest waits for its turn. */
const MOST_AT_ONCE = 16;
const ANSWER_LIMIT_MS = 8_000;
const STORED = 200;

/** A device that posts its packs: 200 is the acknowledgement, anything else means to send again. */
export class HttpDoor implements DeviceDoor {
  private underWay = 0;
  private readonly queue = new Map<number, () => Promise<void>>();

  /** @param url - of the stack. */
  constructor(private readonly url: string) {}

  send(device: StubbornDevice, reading: DeviceReading): void {
    this.queue.set(reading.seq, async () => {
      if (await this.post(device, reading)) device.release([reading.seq]);
    });
    this.pump();
  }

  private pump(): void {
    for (const [seq, request] of this.queue) {
      if (this.underWay >= MOST_AT_ONCE) return;
      this.queue.delete(seq);
      this.underWay++;
      void request()
        .catch(() => undefined)
        .finally(() => {
          this.underWay--;
          this.pump();
        });
    }
  }

  private async post(device: StubbornDevice, reading: DeviceReading): Promise<boolean> {
    const { zone, id } = device.name;
    const response = await fetch(`${this.url}/api/v1/telemetry/${zone}/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/senml+json' },
      body: device.packOf(reading),
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
    await response.arrayBuffer();
    return response.status === STORED;
  }
}
