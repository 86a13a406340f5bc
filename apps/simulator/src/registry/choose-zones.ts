import type { Zone } from '#libs/contracts';

/** Share of operating zones in a small run; the registry seeds by the same rule. */
const OPERATING_SHARE = 0.6;

/** The first zones of each status, `count` in all; all without a count. */
export function chooseZones(zones: readonly Zone[], count: number | undefined): Zone[] {
  if (count === undefined || count >= zones.length) return [...zones];
  const operating = zones.filter(zone => zone.status === 'operating');
  const planned = zones.filter(zone => zone.status === 'planned');
  const wanted = Math.min(operating.length, Math.max(1, Math.ceil(count * OPERATING_SHARE)));
  const chosen = new Set([...operating.slice(0, wanted), ...planned.slice(0, count - wanted)]);
  return zones.filter(zone => chosen.has(zone));
}
