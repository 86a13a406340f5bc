import { Injectable } from '@nestjs/common';
import type { RevisionQuery } from '#libs/contracts';
import type { RestoredRevision } from './revisions.ports.js';
import { RevisionsService } from './revisions.service.js';

/** Inputs of a zone take tens of MB in memory: only those that someone is looking at are kept. */
const KEPT_MS = 5 * 60_000;

/**
 * Scores with their inputs for someone who asks again and again: of the last one the inputs are kept for
 * a while. Whoever checks what is stored asks {@link RevisionsService}, which reads it every time.
 */
@Injectable()
export class RestoredRevisions {
  private kept: { inputsHash: string; restored: Promise<RestoredRevision | null> } | null = null;
  private forget: NodeJS.Timeout | undefined;

  constructor(private readonly revisions: RevisionsService) {}

  /**
   * A score with the method and inputs it was computed from; `null` when none fits.
   *
   * @throws AppError `SCORE.INPUTS_DAMAGED` when what is stored is not what its digest says.
   */
  async find(query: RevisionQuery): Promise<RestoredRevision | null> {
    const score = await this.revisions.find(query);
    if (score === null) return null;
    const { zone, asOf, revision, inputsHash } = score;
    if (this.kept?.inputsHash !== inputsHash) {
      const restored = this.revisions.findInputs({ zone, asOf, revision });
      this.kept = { inputsHash, restored };
      restored.catch(() => {
        if (this.kept?.restored === restored) this.drop();
      });
    }
    clearTimeout(this.forget);
    this.forget = setTimeout(() => this.drop(), KEPT_MS).unref();
    const restored = await this.kept.restored;
    return restored && { ...restored, score };
  }

  private drop(): void {
    this.kept = null;
  }
}
