import { createHash } from 'node:crypto';
import { DeadLetterReason, digestKey, packKey, subjects } from '#libs/contracts';
import { encodeSenmlJson } from '#libs/telemetry';
import type { ReplacedRow } from '../readings/settle-claims.js';
import { timeText } from '../readings/refusal-list.js';
import { makeDeadLetter, type OutgoingDeadLetter } from './dead-letter.js';

/**
 * Keeps values that a higher pack replaces in InfluxDB. Their own pack is long gone, so its body is a pack
 * made of just these values, in canonical units.
 */
export function deadLetterOfReplaced(row: ReplacedRow, nowMs: number): OutgoingDeadLetter {
  const { zone, device, timeMs, boot, seq, metrics, values, replacedBy } = row;
  const body = encodeSenmlJson({
    device,
    ...(boot === null || seq === null ? {} : { boot, seq }),
    records: metrics.map((metric, index) => ({
      metric: metric.id,
      unit: metric.units[0]?.factor === 1 ? metric.units[0].unit : null,
      timeMs,
      value: values[index] as number,
    })),
  });
  const key =
    boot === null || seq === null
      ? digestKey(device, createHash('sha256').update(body).digest('hex'))
      : packKey(device, boot, seq);
  return makeDeadLetter({
    reason: DeadLetterReason.Superseded,
    detail: `Values of ${timeText(timeMs)} were replaced by pack ${replacedBy}; the body holds them as they were stored.`,
    records: values.length,
    zone,
    device,
    key,
    receivedAt: nowMs,
    body,
    subject: subjects.telemetry(zone, device),
    streamSequence: 0,
  });
}
