import { Injectable } from '@nestjs/common';
import type { Edition } from '../editions/edition.js';
import { editionRef } from '../editions/edition.schema.js';
import { type EditionQuery, EditionsService } from '../editions/editions.service.js';
import { chooseWeights, type ChosenWeights, type WeightsQuery } from './choose-weights.js';
import { ownScores } from './own-score.js';
import { rankEdition, type Track } from './rank-edition.js';
import type { Ranking } from './ranking.schema.js';
import { weightsText } from './weights-text.js';

/** Which ranking. */
export interface RankingQuery extends WeightsQuery, EditionQuery {
  readonly track: Track;
}

/** Ranks zones under the official or anyone's own weights. */
@Injectable()
export class RankingService {
  constructor(private readonly editions: EditionsService) {}

  /** @throws AppError `WEIGHTS.INVALID`, `EDITION.UNKNOWN`, `RANKING.NOT_YET_COMPUTED`. */
  async rank(query: RankingQuery): Promise<Ranking> {
    const edition = await this.editions.find(query);
    const current = this.editions.current();
    const chosen = chooseWeights(edition, query);
    const { ranked, notRanked } = rankEdition(edition, query.track, chosen.weights);
    const zones = new Map(
      edition.zones.filter(({ status }) => status === query.track).map(zone => [zone.code, zone]),
    );
    const scoreOf = ownScores(edition, chosen.weights);
    const named = (code: string) => {
      const zone = zones.get(code);
      if (zone === undefined) throw new RangeError(`${code} is not in the edition`);
      return { zone: code, nameVi: zone.nameVi, nameEn: zone.nameEn, score: scoreOf(zone) };
    };
    const unscored = [...zones.values()].filter(({ score }) => score === null);
    const others = [
      ...notRanked,
      ...unscored.map(({ code }) => ({ zone: code, reason: 'no-score' as const })),
    ].sort((a, b) => (a.zone < b.zone ? -1 : 1));
    return {
      track: query.track,
      edition: editionRef(edition),
      newer: edition.id === current.id ? null : editionRef(current),
      ...chosen,
      simulated: [...zones.values()].some(({ score }) => score?.simulated ?? false),
      ranked: ranked.map(place => ({ ...named(place.zone), ...place })) as Ranking['ranked'],
      notRanked: others.map(({ zone, reason }) => ({ ...named(zone), reason })),
      link: rankingLink(query.track, chosen, edition),
    };
  }
}

function rankingLink(track: Track, { preset, weights }: ChosenWeights, { id }: Edition): string {
  const chosen = preset === null ? `weights=${weightsText(weights)}` : `preset=${preset}`;
  return `/api/v1/ranking?track=${track}&${chosen}&edition=${id}`;
}
