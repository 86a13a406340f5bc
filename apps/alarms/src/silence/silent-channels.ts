import type { CadenceDeclaration, Device } from '#libs/contracts';
import { expectedReadings } from '#libs/telemetry';

/** One reading may be lost, a second one late. */
export const MISSED_READINGS = 3;
/** What was silent for longer is as silent as can be. */
const LONGEST_MS = 7 * 86_400_000;

/** A channel of which readings are expected. */
export interface ExpectedChannel {
  readonly metric: string;
  /** Since when nothing came that was due: its last reading, or when it was first expected. */
  readonly since: number;
  /** Between two readings. */
  readonly stepMs: number;
  /** Whether it missed enough readings by its own cadence to be called silent. */
  readonly isOverdue: boolean;
}

/**
 * Channels of a device of which readings are expected now; those that only report events are never.
 *
 * @param countedFrom before which, Unix ms, the silence of a metric does not count.
 */
export function expectedChannels(
  device: Pick<Device, 'channels'>,
  declarations: readonly CadenceDeclaration[],
  lastOf: (metric: string) => number | undefined,
  nowMs: number,
  countedFrom: (metric: string) => number = () => Number.NEGATIVE_INFINITY,
): ExpectedChannel[] {
  const holding = declarations.findLast(({ from, to }) => from <= nowMs && (to === null || nowMs < to));
  if (holding === undefined) return [];
  return device.channels.flatMap(({ metric, cadenceSeconds }) => {
    if (cadenceSeconds === null) return [];
    const since = Math.max(lastOf(metric) ?? holding.from, nowMs - LONGEST_MS, countedFrom(metric));
    const due = expectedReadings({
      channelCadenceSeconds: cadenceSeconds,
      declarations,
      // What was heard is not missed.
      from: since + 1,
      to: nowMs,
    });
    const stepMs = 1_000 * Math.max(cadenceSeconds, holding.stepSeconds ?? cadenceSeconds);
    return [{ metric, since, stepMs, isOverdue: due >= MISSED_READINGS }];
  });
}
