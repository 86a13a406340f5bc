import { expectedReadings } from '#libs/telemetry';
import type { DeviceInput } from '../../inputs/zone-inputs.js';
import { type Formula, fromTelemetry } from '../measurement.js';
import { spanOf } from '../windows-of.js';

const SLOT_SECONDS = 300;
/** Half an hour: less says nothing about timeliness. */
const MIN_SLOTS = 6;

/**
 * DT4, sống: 5-minute slots of which something arrived within 10 minutes ÷ slots in which something was due,
 * %, over the required devices. It counts from a device's first live reading, for loaded history cannot
 * be timely; completeness is therefore 1 by definition.
 */
export const timeliness: Formula = (context, definition) => {
  const span = spanOf(context, definition, 'hour');
  let due = 0;
  let timely = 0;
  let longest = 0;
  let earliest = span.to;
  const used = [];
  for (const row of context.inputs.delivery) {
    const device = context.device(row.device);
    if (device === undefined || !device.required || row.firstLiveAt === null) continue;
    const from = Math.max(span.from, row.firstLiveAt);
    const slots = slotsDue(device, from, span.to);
    if (slots === 0) continue;
    due += slots;
    timely += Math.min(slots, row.timelySlots);
    longest = Math.max(longest, slots);
    earliest = Math.min(earliest, from);
    used.push({ device: row.device, metric: '*', tier: 'hour' as const, windows: row.timelySlots });
  }
  if (longest < MIN_SLOTS) return null;
  const window = {
    ...span,
    from: earliest,
    days: (span.to - earliest) / 86_400_000,
    rampUp: earliest > span.from || span.rampUp,
  };
  return fromTelemetry((100 * timely) / due, window, { completeness: 1, qcPass: 1, used });
};

/** Slots in which the device's fastest channel was due to send. */
function slotsDue(device: DeviceInput, from: number, to: number): number {
  const cadences = device.channels.flatMap(({ cadenceSeconds }) => cadenceSeconds ?? []);
  if (cadences.length === 0) return 0;
  return expectedReadings({
    channelCadenceSeconds: Math.max(SLOT_SECONDS, Math.min(...cadences)),
    declarations: device.declarations,
    from,
    to,
  });
}
