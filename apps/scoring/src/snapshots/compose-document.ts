import type { Score, SnapshotDocument, SnapshotHeader, SnapshotTrack } from '#libs/contracts';
import { rankZones } from '#libs/readiness';
import { snapshotScore } from './snapshot-score.js';

/** What is known of a snapshot before its scores are looked at. */
export type SnapshotFrame = Omit<SnapshotHeader, 'format' | 'method' | 'simulated'>;

/** How scores stand in a snapshot of a kind: only a finished month is published. */
export const standingOf = (kind: SnapshotHeader['kind']): 'published' | 'provisional' =>
  kind === 'month' ? 'published' : 'provisional';

/**
 * Puts the document of a snapshot together; two tracks, zones by code.
 *
 * @param scores of one hour and one method, each zone once.
 */
export function composeDocument(
  frame: SnapshotFrame,
  method: string,
  scores: readonly Score[],
): SnapshotDocument {
  const track = (name: Score['track']): SnapshotTrack => {
    const zones = scores
      .filter(score => score.track === name)
      .sort((a, b) => (a.zone < b.zone ? -1 : 1))
      .map(score => snapshotScore(score, score, standingOf(frame.kind)));
    const candidates = zones.map(zone => ({ ...zone, sufficient: zone.status !== 'insufficient' }));
    // The confidence of a design tells the stage of its documents and withholds no place.
    const { ranked } = name === 'planned' ? rankZones(candidates, 0) : rankZones(candidates);
    const ranking = ranked.map(place => ({ ...place, tiedWith: [...place.tiedWith] }));
    return { ranking, zones };
  };
  return {
    format: 'greenzone-snapshot/1',
    ...frame,
    method,
    simulated: scores.some(score => score.simulated),
    operating: track('operating'),
    planned: track('planned'),
  };
}

/** The document without its scores. */
export function headerOf({
  operating: _operating,
  planned: _planned,
  ...header
}: SnapshotDocument): SnapshotHeader {
  return header;
}
