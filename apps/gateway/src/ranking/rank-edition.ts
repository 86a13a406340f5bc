import { type PillarWeights, rankZones } from '#libs/readiness';
import type { Edition } from '../editions/edition.js';
import { weighEdition } from './weigh-edition.js';

/** Operating and planned zones never share a ranking. */
export type Track = 'operating' | 'planned';

/** Own weights must leave so much of them to pillars that are shown, as for publishing (HP-GSR 0.1 §7.2). */
const MIN_SHOWN_WEIGHT = 0.75 - 1e-9;

/** Places of an edition's zones of one track under some weights. */
export function rankEdition(edition: Edition, track: Track, weights: PillarWeights) {
  const weigh = weighEdition(edition, weights);
  const candidates = edition.zones.flatMap(zone => {
    const weighed = zone.status === track ? weigh(zone) : null;
    if (weighed === null) return [];
    const sufficient = zone.score?.status !== 'insufficient' && weighed.shownWeight >= MIN_SHOWN_WEIGHT;
    return [{ zone: zone.code, ...weighed, sufficient }];
  });
  // A design's confidence tells the stage of its documents; it does not withhold a place among designs.
  return track === 'planned' ? rankZones(candidates, 0) : rankZones(candidates);
}
