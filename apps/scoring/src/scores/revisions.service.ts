import { Inject, Injectable } from '@nestjs/common';
import { ErrorCode, type RevisionQuery, type Score, type ScoreRevision } from '#libs/contracts';
import { inputsHashOf, restoreInputs } from '#libs/readiness';
import { AppError, type Clock } from '#libs/runtime';
import { REVISION_ARCHIVE, type RestoredRevision, type RevisionArchive } from './revisions.ports.js';
import { CLOCK } from './scores.service.js';

/** Looks up what was scored: as known at a moment, or as corrected since. */
@Injectable()
export class RevisionsService {
  constructor(
    @Inject(REVISION_ARCHIVE) private readonly archive: RevisionArchive,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  find(query: RevisionQuery): Promise<Score | null> {
    return this.archive.find(query);
  }

  /** The revision that fits, else the zone's first score: a young zone has nothing older to compare with. */
  async findOrFirst(query: RevisionQuery): Promise<Score | null> {
    const found = await this.archive.find(query);
    return found ?? (query.revision === undefined ? this.archive.findFirst(query.zone) : null);
  }

  /** Every revision of the newest scored hour at or before a moment, now unless given. */
  list(zone: string, asOf: number = this.clock.now()): Promise<ScoreRevision[]> {
    return this.archive.list(zone, asOf);
  }

  /**
   * A score with the method and inputs it was computed from; `null` when none fits.
   *
   * @throws AppError `SCORE.INPUTS_DAMAGED` when what is stored is not what its digest says.
   */
  async findInputs(query: RevisionQuery): Promise<RestoredRevision | null> {
    const found = await this.archive.findWithParts(query);
    if (found === null) return null;
    const { score, parts } = found;
    if (inputsHashOf(parts) !== score.inputsHash) {
      throw new AppError(ErrorCode.ScoreInputsDamaged, 'The list of stored inputs is not that of the score.');
    }
    try {
      return { score, ...restoreInputs(parts) };
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new AppError(ErrorCode.ScoreInputsDamaged, message, { cause });
    }
  }
}
