import { judgeNeed, type NeedJudgement } from './judge-need.js';
import type { MatchZone } from './match-zone.js';
import { NEEDS, type Needs } from './needs.js';

/** How a zone answers everything that is asked for. */
export interface ZoneMatch<Zone extends MatchZone = MatchZone> {
  readonly zone: Zone;
  /** Whether every need is met; unknown is not met. */
  readonly matches: boolean;
  readonly met: number;
  readonly short: number;
  readonly unknown: number;
  readonly needs: readonly NeedJudgement[];
}

/**
 * Judges every zone and puts them in order: the more needs met the better, then the fewer known to be short,
 * then the higher score, then by code. Independent of the order of zones and needs.
 *
 * @param scoreOf the score to order by, e.g. under someone's own weights; `null` comes last.
 */
export function matchZones<Zone extends MatchZone>(
  zones: readonly Zone[],
  needs: Needs,
  scoreOf: (zone: Zone) => number | null,
): ZoneMatch<Zone>[] {
  const points = new Map(zones.map(zone => [zone, scoreOf(zone) ?? -1]));
  return zones
    .map(zone => matchZone(zone, needs))
    .sort(
      (a, b) =>
        b.met - a.met ||
        a.short - b.short ||
        (points.get(b.zone) ?? -1) - (points.get(a.zone) ?? -1) ||
        (a.zone.code < b.zone.code ? -1 : 1),
    );
}

function matchZone<Zone extends MatchZone>(zone: Zone, needs: Needs): ZoneMatch<Zone> {
  const judged: NeedJudgement[] = [];
  const count = { met: 0, short: 0, unknown: 0 };
  for (const { id } of NEEDS) {
    const required = needs[id];
    if (required === undefined) continue;
    const judgement = judgeNeed(zone, id, required);
    judged.push(judgement);
    count[judgement.state] += 1;
  }
  return { zone, matches: count.met === judged.length, ...count, needs: judged };
}
