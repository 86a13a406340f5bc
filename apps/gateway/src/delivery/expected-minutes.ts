import type { CadenceDeclaration, Device } from '#libs/contracts';
import { expectedReadings } from '#libs/telemetry';

const MINUTE_MS = 60_000;

/**
 * How many readings of a device are due in each minute of `[from, to)`, by start of the minute (Unix ms). Minutes
 * in which nothing is due are left out.
 *
 * @param declarations of this device, in the order they were made.
 */
export function expectedMinutes(
  { channels }: Pick<Device, 'channels'>,
  declarations: readonly CadenceDeclaration[],
  from: number,
  to: number,
): Map<number, number> {
  // Most channels of a device share one cadence.
  const channelsOf = new Map<number, number>();
  for (const { cadenceSeconds } of channels)
    if (cadenceSeconds !== null) channelsOf.set(cadenceSeconds, (channelsOf.get(cadenceSeconds) ?? 0) + 1);
  const minutes = new Map<number, number>();
  for (let minute = Math.floor(from / MINUTE_MS) * MINUTE_MS; minute < to; minute += MINUTE_MS) {
    let due = 0;
    for (const [channelCadenceSeconds, count] of channelsOf)
      due +=
        count *
        expectedReadings({
          channelCadenceSeconds,
          declarations,
          from: Math.max(from, minute),
          to: Math.min(to, minute + MINUTE_MS),
        });
    if (due > 0) minutes.set(minute, due);
  }
  return minutes;
}
