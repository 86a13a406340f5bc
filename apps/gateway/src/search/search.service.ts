import { Injectable } from '@nestjs/common';
import { ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { editionRef } from '../editions/edition.schema.js';
import { type EditionQuery, EditionsService } from '../editions/editions.service.js';
import { chooseWeights } from '../ranking/choose-weights.js';
import { searchEdition } from './search-edition.js';
import { searchParameters, type SearchWish } from './search-query.js';
import type { SearchAnswer } from './search.schema.js';

/** A search, and when. */
export interface SearchQuery extends SearchWish, EditionQuery {
  /** Version of the method that a link was made with. */
  readonly method?: string | undefined;
}

/** Answers searches of investors. */
@Injectable()
export class SearchService {
  constructor(private readonly editions: EditionsService) {}

  /** @throws AppError `WEIGHTS.INVALID`, `EDITION.UNKNOWN`, `RANKING.NOT_YET_COMPUTED`, `REQUEST.INVALID`. */
  async search({ edition: id, asOf, method, ...wish }: SearchQuery): Promise<SearchAnswer> {
    const edition = await this.editions.find({ edition: id, asOf });
    const current = this.editions.current();
    if (method !== undefined && method !== edition.method)
      throw new AppError(
        ErrorCode.Invalid,
        `That hour was scored with the method ${edition.method}, not ${method}. Leave \`method\` out.`,
      );
    const chosen = chooseWeights(edition, wish);
    const ref = editionRef(edition);
    const parameters = [
      ...[searchParameters(wish), `method=${encodeURIComponent(ref.method)}`],
      ...[`asOf=${new Date(ref.asOf).toISOString()}`, `edition=${ref.id}`],
    ]
      .filter(part => part !== '')
      .join('&');
    return {
      edition: ref,
      newer: edition.id === current.id ? null : editionRef(current),
      ...chosen,
      ...searchEdition(edition, wish, chosen),
      link: `/api/v1/zones/search?${parameters}`,
      page: `/find?${parameters}`,
    };
  }
}
