import type { Zone } from '#libs/contracts';
import type { DeliveryInput, DeviceInput, WindowSeries, ZoneInputs } from '#libs/readiness';
import type { MethodRows, ZoneRows } from './inputs.ports.js';

/** What was gathered of a zone. */
export interface GatheredRows {
  zone: Zone;
  asOf: number;
  method: Pick<MethodRows, 'limits' | 'tariffs'>;
  rows: ZoneRows;
  series: WindowSeries[];
  delivery: DeliveryInput[];
}

/**
 * Inputs of a score from the rows that were gathered. Only what the method can use goes in, so that a
 * changed name or note does not look like a changed score.
 */
export function toZoneInputs({ zone, asOf, method, rows, series, delivery }: GatheredRows): ZoneInputs {
  return {
    zone: { code: zone.code, status: zone.status, areaHa: zone.areaHa },
    asOf,
    firstReadingAt: firstReading(series),
    devices: rows.devices.map(device => toDevice(device, rows)),
    series,
    facts: rows.facts.map(
      ({ fact, value, evidenceLevel, milestone, validFrom, validTo, illustrative, source, document }) => ({
        fact,
        value,
        evidenceLevel,
        milestone,
        validFrom,
        validTo,
        illustrative,
        source,
        document,
      }),
    ),
    limits: method.limits
      .filter(limit => zone.status === 'operating' && (limit.zone === '*' || limit.zone === zone.code))
      .map(({ metric, zone: of, basis, class: of2, averaging, min, max, effectiveFrom, effectiveTo }) => ({
        metric,
        zone: of,
        basis,
        class: of2,
        averaging,
        min,
        max,
        effectiveFrom,
        effectiveTo,
      })),
    tariffs: zone.status === 'operating' ? method.tariffs.map(toTariff) : [],
    events: rows.events.map(({ id, kind, occurredOn, closedOn, confirmedBy, confirmedOn, document }) => ({
      id,
      kind,
      occurredOn,
      closedOn,
      confirmedBy,
      confirmedOn,
      document,
    })),
    delivery,
  };
}

function toDevice(device: ZoneRows['devices'][number], { cadences }: ZoneRows): DeviceInput {
  const { id, kind, origin, ratings, required, latitude, longitude, channels } = device;
  const declarations = cadences
    .filter(cadence => cadence.device === id)
    .map(({ from, to, stepSeconds, declaredAt }) => ({ from, to, stepSeconds, declaredAt }));
  return {
    id,
    kind,
    origin,
    ratings,
    required,
    located: latitude !== undefined && longitude !== undefined,
    channels: channels.map(({ metric, cadenceSeconds }) => ({ metric, cadenceSeconds })),
    // A device nobody declared anything about is expected to keep its own cadence.
    declarations:
      declarations.length > 0 ? declarations : [{ from: 0, to: null, stepSeconds: null, declaredAt: 0 }],
  };
}

function toTariff({ id, effectiveFrom, effectiveTo, windows }: MethodRows['tariffs'][number]) {
  return { id, effectiveFrom, effectiveTo, windows };
}

/**
 * Start of the earliest hour on record, else day: a day's window begins at midnight although its first
 * reading may have come in the afternoon.
 */
function firstReading(series: readonly WindowSeries[]): number | null {
  const earliest = (tier: 'hour' | 'day'): number =>
    series
      .filter(one => one.tier === tier)
      .reduce((first, one) => one.windows.reduce((min, w) => Math.min(min, w.start), first), Infinity);
  const hour = earliest('hour');
  const first = Number.isFinite(hour) ? hour : earliest('day');
  return Number.isFinite(first) ? first : null;
}
