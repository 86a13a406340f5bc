import type { AlarmRuleVersion, Device, Limit, Metric } from '#libs/contracts';
import { SILENCE_METRIC, unknownPlaceholders } from '#libs/telemetry';

/** What is wrong with a version, and where. */
export interface VersionFault {
  readonly path: string;
  readonly message: string;
}

/** What a version is checked against. */
export interface VersionContext {
  /** Of the same rule. */
  readonly before: readonly AlarmRuleVersion[];
  readonly devices: readonly Device[];
  readonly metrics: readonly Metric[];
  readonly limits: readonly Limit[];
  /** Unix ms. */
  readonly nowMs: number;
}

/** A clock of a screen may be behind ours by so much. */
const TOLERANCE_MS = 60_000;

/** Says all that is wrong with a version that fits the schema: what could never raise an alarm, or rewrites the past. */
export function checkVersion(
  { zone, status, definition, effectiveFrom }: AlarmRuleVersion,
  { before, devices, metrics, limits, nowMs }: VersionContext,
): VersionFault[] {
  const faults: VersionFault[] = [];
  const fault = (path: string, message: string): void => void faults.push({ path, message });
  if (effectiveFrom < nowMs - TOLERANCE_MS)
    fault('effectiveFrom', 'lies in the past; what was judged stays as it is');
  if (zone !== null && !devices.some(device => device.zone === zone)) fault('zone', 'has no devices');
  if (status === 'withdrawn' && !before.some(version => version.zone === zone))
    fault('status', 'only a version of a zone can be withdrawn, and this zone has none');
  const [known] = before;
  if (known && known.definition.metric !== definition.metric)
    fault('changes.metric', 'cannot change: make another rule for another metric');
  if (known && known.definition.comparison !== definition.comparison)
    fault('changes.comparison', 'cannot change: make another rule for the other side');
  if (known && known.definition.averaging !== definition.averaging)
    fault('changes.averaging', 'cannot change: make another rule for another mean');
  faults.push(...checkReach(definition, zone, devices, metrics));
  faults.push(
    ...checkAverage(definition, metrics),
    ...checkLimit(definition, limits),
    ...checkTexts(definition),
  );
  return faults;
}

function checkReach(
  { metric, kinds, set, scaleBy, ofLimit, averaging }: AlarmRuleVersion['definition'],
  zone: string | null,
  devices: readonly Device[],
  metrics: readonly Metric[],
): VersionFault[] {
  if (metric === SILENCE_METRIC) return [];
  const definition = metrics.find(({ id }) => id === metric);
  if (definition === undefined) return [{ path: 'changes.metric', message: 'is not in the catalogue' }];
  const reached = devices.filter(
    device =>
      (zone === null || device.zone === zone) &&
      (kinds === undefined || kinds.includes(device.kind)) &&
      device.channels.some(channel => channel.metric === metric),
  );
  if (reached.length === 0) return [{ path: 'changes.kinds', message: 'no device sends this metric' }];
  if (scaleBy !== undefined) {
    return reached.some(({ ratings }) => (ratings[scaleBy] ?? 0) > 0)
      ? []
      : [{ path: 'changes.scaleBy', message: 'no device that sends the metric has this rating' }];
  }
  const { min, max, scaleBy: isScaled } = definition.qc.gross;
  if (isScaled !== undefined || ofLimit !== undefined || averaging === 'projected-day-sum') return [];
  const isOutside = (min !== null && set < min) || (max !== null && set > max);
  return isOutside
    ? [{ path: 'changes.set', message: `no reading gets there: the range of ${metric} is ${min} to ${max}` }]
    : [];
}

function checkAverage(
  { metric, averaging }: AlarmRuleVersion['definition'],
  metrics: readonly Metric[],
): VersionFault[] {
  const definition = metrics.find(({ id }) => id === metric);
  if (averaging === undefined || (definition === undefined && metric !== SILENCE_METRIC)) return [];
  const path = 'changes.averaging';
  if (definition?.kind !== 'gauge' || !['mean', 'energy-mean'].includes(definition.aggregate))
    return [{ path, message: `${metric} has no mean` }];
  if (averaging === 'projected-day-sum' && !definition.ucum.endsWith('/h'))
    return [{ path, message: `${metric} is nothing an hour, so that a day of it has no sum` }];
  return [];
}

function checkLimit(
  { metric, ofLimit }: AlarmRuleVersion['definition'],
  limits: readonly Limit[],
): VersionFault[] {
  const isKnown = limits.some(
    limit => limit.metric === metric && limit.averaging === ofLimit && limit.max !== null,
  );
  return ofLimit === undefined || isKnown
    ? []
    : [{ path: 'changes.ofLimit', message: `no legal maximum of ${metric} over ${ofLimit} is known` }];
}

/** A misspelt place of a number would be read by everybody whom the alarm calls. */
function checkTexts(definition: AlarmRuleVersion['definition']): VersionFault[] {
  return (['textVi', 'textEn'] as const).flatMap(field =>
    unknownPlaceholders(definition[field]).map(placeholder => ({
      path: `changes.${field}`,
      message: `${placeholder} is no place of a number: there are {set}, {percent}, {deviation}, {duration} and {delay}`,
    })),
  );
}
