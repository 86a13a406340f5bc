import { Inject, Injectable } from '@nestjs/common';
import { ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import type { Edition } from './edition.js';
import { EditionKeeper } from './edition.keeper.js';
import { EDITION_STORE, type EditionStore } from './editions.ports.js';

/** Which edition is asked for; the current one unless said. */
export interface EditionQuery {
  readonly edition?: string | undefined;
  /** An hour, Unix ms. */
  readonly asOf?: number | undefined;
}

/** Old editions kept in memory; links are followed several times in a row. */
const KEPT = 8;

/** Finds the edition that a question is about. */
@Injectable()
export class EditionsService {
  private readonly kept = new Map<string, Edition>();

  constructor(
    private readonly keeper: EditionKeeper,
    @Inject(EDITION_STORE) private readonly store: EditionStore,
  ) {}

  /** @throws AppError `RANKING.NOT_YET_COMPUTED` before the first. */
  current(): Edition {
    const { current } = this.keeper;
    if (current !== null) return current;
    throw new AppError(
      ErrorCode.RankingMissing,
      'Scores are being gathered after a start; ask again in a few seconds.',
    );
  }

  /** @throws AppError `EDITION.UNKNOWN` when it is no longer, or was never, kept. */
  async find({ edition: id, asOf }: EditionQuery): Promise<Edition> {
    const current = this.current();
    if (id !== undefined) {
      if (id === current.id) return current;
      const found = this.kept.get(id) ?? (await this.store.find(id));
      if (found !== null) return this.keep(found);
    } else if (asOf === undefined || asOf >= current.asOf) return current;
    else {
      const found = await this.store.findAsOf(asOf);
      if (found !== null) return this.keep(found);
    }
    throw new AppError(
      ErrorCode.EditionUnknown,
      'What was known then is not kept. Leave `edition` and `asOf` out for what is known now.',
    );
  }

  private keep(edition: Edition): Edition {
    this.kept.delete(edition.id);
    this.kept.set(edition.id, edition);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
    return edition;
  }
}
