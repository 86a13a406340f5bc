import { Inject, Injectable } from '@nestjs/common';
import { ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { EditionsService } from '../editions/editions.service.js';
import { PROPOSAL_BOOK, type ProposalBook } from '../facts/proposals.ports.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import type { ProposalStep, ScoreMoved } from './changes.schema.js';
import { movedScores } from './moved-scores.js';
import { proposalSteps } from './proposal-steps.js';

/** Proposals that are looked through, newest first. */
const PROPOSALS = 200;
/** Before the first edition, and of what no edition was kept, nothing has changed as far as is known. */
const NOTHING_KNOWN: readonly string[] = [ErrorCode.RankingMissing, ErrorCode.EditionUnknown];

/** Finds what changed in all zones since a moment. */
@Injectable()
export class ChangesService {
  constructor(
    private readonly editions: EditionsService,
    @Inject(PROPOSAL_BOOK) private readonly proposals: ProposalBook,
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
  ) {}

  /** Newest first. @throws AppError `DEPENDENCY.*`. */
  async since(sinceMs: number): Promise<(ScoreMoved | ProposalStep)[]> {
    const [scores, events, facts, devices] = await Promise.all([
      this.scores(sinceMs),
      this.proposals.list('event', { limit: PROPOSALS }),
      this.proposals.list('fact', { limit: PROPOSALS }),
      this.registry.devices(),
    ]);
    const simulated = new Set(devices.filter(({ origin }) => origin === 'simulated').map(({ zone }) => zone));
    const steps = proposalSteps([...events.items, ...facts.items], sinceMs, zone => simulated.has(zone));
    return [...scores, ...steps].sort((a, b) => b.at - a.at || (a.zone < b.zone ? -1 : 1));
  }

  private async scores(sinceMs: number): Promise<ScoreMoved[]> {
    try {
      const before = await this.editions.find({ asOf: sinceMs });
      return movedScores(before.zones, this.editions.current().zones);
    } catch (error) {
      if (error instanceof AppError && NOTHING_KNOWN.includes(error.code)) return [];
      throw error;
    }
  }
}
