import { flagOf, storedFindings } from '#libs/telemetry';
import type { LineProtocolBuilder } from '#libs/timeseries';
import type { Amendment } from './amendment.js';

/** The line that gives a stored value its flag; a flag that no longer holds becomes 1, since fields cannot be removed. */
export function buildAmendment(
  builder: LineProtocolBuilder,
  { zone, device }: { readonly zone: string; readonly device: string },
  { metric: { measurement, field }, timeMs, findings }: Amendment,
): void {
  builder
    .begin(measurement, zone, device)
    .integer(`${field}_qc`, flagOf(findings))
    .integer(`${field}_why`, storedFindings(findings))
    .end(timeMs);
}
