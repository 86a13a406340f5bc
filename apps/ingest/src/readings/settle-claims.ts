import { isRejected, type MetricDefinition } from '#libs/telemetry';
import { compareRank, type PackRank, type Point, type PreparedPack } from './pack.js';

/** A point and the pack that claims it. */
export interface Claim {
  readonly pack: PreparedPack;
  readonly point: Point;
}

/** A row as InfluxDB has it now. */
export interface ExistingRow {
  readonly device: string;
  readonly measurement: string;
  readonly timeMs: number;
  /** By field name, `boot` and `seq` among them. */
  readonly fields: Readonly<Record<string, number>>;
}

/** Values that a higher pack is about to replace in InfluxDB. */
export interface ReplacedRow {
  readonly zone: string;
  readonly device: string;
  readonly timeMs: number;
  /** Of the pack that they came from. */
  readonly boot: number | null;
  readonly seq: number | null;
  readonly metrics: readonly MetricDefinition[];
  readonly values: readonly number[];
  /** Key of the pack that replaces them. */
  readonly replacedBy: string;
}

/**
 * Settles which of several packs of one group holds a point. All claims are on the same point. They only
 * quarrel when they give one metric different values: else their rows are one row.
 */
export function settleWithin(claims: readonly Claim[]): void {
  const ranked = claims.toSorted((a, b) => compareRank(b.pack, a.pack));
  const holder = ranked[0];
  if (holder === undefined) return;
  const held = new Map<MetricDefinition, number>();
  for (const { point } of ranked) {
    const quarrels = point.metrics.some((metric, index) => {
      const value = held.get(metric);
      return isAccepted(point, index) && value !== undefined && value !== point.values[index];
    });
    if (quarrels) {
      point.state = 'superseded';
      continue;
    }
    point.joins = point !== holder.point;
    point.metrics.forEach((metric, index) => {
      if (isAccepted(point, index)) held.set(metric, point.values[index] as number);
    });
  }
}

/**
 * Settles a claim against what is stored. The lower one yields: the claim is marked, or the values that it
 * replaces are returned so that they can be kept elsewhere first.
 */
export function settleAgainst({ pack, point }: Claim, row: ExistingRow): ReplacedRow | undefined {
  const { boot = null, seq = null } = row.fields;
  const existing: PackRank = { boot, seq, receivedAt: Number.NEGATIVE_INFINITY };
  const ranksBelow = compareRank(pack, existing) < 0;
  const differing = point.metrics
    .map((metric, index) => ({ metric, index, stored: row.fields[metric.field] }))
    .filter(
      ({ index, stored }) =>
        isAccepted(point, index) && stored !== undefined && stored !== point.values[index],
    );
  if (differing.length === 0) {
    point.joins ||= ranksBelow;
    return undefined;
  }
  if (ranksBelow) {
    point.state = 'superseded';
    return undefined;
  }
  return {
    zone: pack.zone,
    device: pack.device,
    timeMs: point.timeMs,
    boot,
    seq,
    metrics: differing.map(({ metric }) => metric),
    values: differing.map(({ stored }) => stored as number),
    replacedBy: pack.key,
  };
}

/** Rejected values go to another measurement, where nothing is ever averaged. */
function isAccepted(point: Point, index: number): boolean {
  return !isRejected(point.findings[index] ?? 0);
}
