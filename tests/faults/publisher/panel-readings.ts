import type { DeviceReading } from '../../support/stubborn-device.js';

/** Codes of a fire panel, at the moments at which they were read: 1, 0, 1, 0, …, so each 1 is an alarm of its own. */
export class PanelReadings {
  private readonly readings: DeviceReading[] = [];

  /** The reading of a sequence number, always the same; the next one is read now. */
  of(seq: number): DeviceReading {
    while (this.readings.length < seq) {
      const next = this.readings.length + 1;
      const t = Math.max(Date.now(), (this.readings.at(-1)?.t ?? 0) + 1);
      this.readings.push({ seq: next, t, value: next % 2 });
    }
    return this.readings[seq - 1] as DeviceReading;
  }
}
