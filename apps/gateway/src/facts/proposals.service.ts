import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { CommandsService } from '../commands/commands.service.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import {
  type Decided,
  PROPOSAL_BOOK,
  type ProposalBook,
  type ProposalOf,
  type Proposed,
  type Subject,
} from './proposals.ports.js';

/** Who asks for something, and in which request. */
export interface Asking {
  readonly actorId: string | undefined;
  readonly request: FastifyRequest;
}

/** Proposals as commands, recorded with their actor. */
@Injectable()
export class ProposalsService {
  constructor(
    @Inject(PROPOSAL_BOOK) private readonly book: ProposalBook,
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    private readonly commands: CommandsService,
  ) {}

  list<S extends Subject>(subject: S, query: Parameters<ProposalBook['list']>[1]) {
    return this.book.list(subject, query);
  }

  /** @throws AppError `PROPOSAL.UNKNOWN`. */
  async get<S extends Subject>(subject: S, id: string): Promise<ProposalOf<S>> {
    const { items } = await this.book.list(subject, { id, limit: 1 });
    const [found] = items;
    if (found === undefined)
      throw new AppError(ErrorCode.ProposalUnknown, `There is no proposal ${id} of a ${subject}.`);
    return found;
  }

  async propose<S extends Subject>(
    subject: S,
    proposed: Proposed<S>,
    { actorId, request }: Asking,
  ): Promise<ProposalOf<S>> {
    await this.registry.zone(proposed.zone);
    const command = {
      command: `propose-${subject}`,
      target: proposed.zone,
      ...{ actorId, correlationId: request.id },
    };
    return this.commands.run(command, actor => this.book.propose(subject, proposed, actor));
  }

  decide<S extends Subject>(
    subject: S,
    { id, ...decided }: Decided & { id: string },
    { actorId, request }: Asking,
  ): Promise<ProposalOf<S>> {
    const command = {
      command: `${decided.decision}-${subject}-proposal`,
      target: id,
      ...{ actorId, correlationId: request.id },
    };
    return this.commands.run(command, actor => this.book.decide(subject, id, decided, actor));
  }
}
