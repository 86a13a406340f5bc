import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type Actor, ErrorCode, type factsWorkflowRpc, type Proposal, type Zone } from '#libs/contracts';
import { localDateOf } from '#libs/readiness';
import { AppError, type Clock, newId } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { DOCUMENT_STORE, type DocumentStore } from '../documents/documents.ports.js';
import { EntriesService } from '../entries/entries.service.js';
import { entryKinds } from '../entries/entry-kinds.js';
import { addWorkingDays } from '../records/local-days.js';
import { REPLY_WORKING_DAYS } from './check-event-change.js';
import { applyProposal, type Circumstances, judgeProposal, standOn } from './judge-proposal.js';
import {
  type Change,
  PROPOSAL_STORE,
  type ProposalDraft,
  type ProposalQuery,
  type ProposalStore,
  type StoredProposal,
} from './proposals.ports.js';

type Proposed = z.output<typeof factsWorkflowRpc.propose.request>;
type Decided = z.output<typeof factsWorkflowRpc.decide.request>;

/** Who may propose and decide; investors read. */
const ROLES: readonly Actor['role'][] = ['operator', 'authority'];

/** Facts and legal events come on record by two people: one proposes, another confirms. */
@Injectable()
export class ProposalsService {
  constructor(
    @Inject(PROPOSAL_STORE) private readonly store: ProposalStore,
    @Inject(DOCUMENT_STORE) private readonly documents: DocumentStore,
    private readonly entries: EntriesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `ACTOR.ROLE_REFUSED`, `ZONE.UNKNOWN`, `FACT.*`, `EVENT.*`, `PROPOSAL.*`. */
  async propose(request: Proposed): Promise<Proposal> {
    const { zone, reason, revision, actor } = request;
    demandRole(actor);
    const at = this.clock.now();
    const draft: ProposalDraft = {
      ...changeOf(request),
      ...{ id: newId(at), zone, key: keyOf(request), reason, baseRevision: revision, at, actor },
    };
    const circumstances = await this.circumstances(draft, at);
    await this.store.propose(draft, line => applyProposal(draft, line, circumstances, actor.name).replaced);
    return this.get(request.subject, draft.id);
  }

  /** @throws AppError `ACTOR.ROLE_REFUSED`, `PROPOSAL.*`. */
  async decide({ id, subject, decision, reason, documentId, actor }: Decided): Promise<Proposal> {
    demandRole(actor);
    const at = this.clock.now();
    const [known] = await this.store.list({ subject, id, limit: 1 });
    if (known === undefined) throw unknown(id);
    const circumstances = await this.circumstances(standOn(known, documentId), at);
    await this.store.decide(id, { at, actor, reason }, (proposal, line) =>
      judgeProposal(proposal, line, { decision, actor, documentId }, circumstances),
    );
    return this.get(subject, id);
  }

  async list(query: ProposalQuery): Promise<{ items: Proposal[]; nextCursor: string | null }> {
    const found = await this.store.list(query);
    const last = found.at(-1);
    return {
      items: found.map(toProposal),
      nextCursor: last && found.length === query.limit ? last.id : null,
    };
  }

  private async get(subject: ProposalQuery['subject'], id: string): Promise<Proposal> {
    const [found] = await this.store.list({ subject, id, limit: 1 });
    if (found === undefined) throw unknown(id);
    return toProposal(found);
  }

  private async circumstances(proposal: Change & { zone: string }, at: number): Promise<Circumstances> {
    const { zone, change } = proposal;
    const [zones, kinds] = await Promise.all([
      this.entries.list(entryKinds.zones, zone),
      this.entries.list(entryKinds.factKinds),
    ]);
    const found: Zone | undefined = zones.items[0];
    if (found === undefined) throw new AppError(ErrorCode.ZoneUnknown, `There is no zone ${zone}.`);
    const fact = proposal.subject === 'fact' ? proposal.change.fact : undefined;
    return {
      zoneStatus: found.status,
      kind: kinds.items.find(kind => kind.id === fact),
      hasDocument: await this.hasDocument(zone, 'documentId' in change ? change.documentId : null),
      at,
    };
  }

  private async hasDocument(zone: string, id: string | null): Promise<boolean> {
    if (id === null) return false;
    const document = await this.documents.find(id);
    if (document?.zone === zone) return true;
    throw new AppError(ErrorCode.DocumentUnknown, `The zone ${zone} has no document ${id}: upload it first.`);
  }
}

function changeOf(request: Proposed): Change {
  return request.subject === 'fact'
    ? { subject: 'fact', change: request.change }
    : { subject: 'event', change: request.change };
}

/** What is changed: a fact of the zone, an event, or an event that does not exist yet. */
function keyOf(request: Proposed): string {
  if (request.subject === 'fact') return request.change.fact;
  return request.change.action === 'record' ? newId() : request.change.event;
}

function toProposal({ lineRevision, history, evidence, ...stored }: StoredProposal): Proposal {
  const overtaken = stored.state === 'proposed' && lineRevision !== stored.baseRevision;
  const replyUntil = addWorkingDays(localDateOf(stored.proposedAt), REPLY_WORKING_DAYS);
  const extra = stored.subject === 'event' ? { replyUntil, evidence } : {};
  return { ...stored, history: [...history], overtaken, ...extra } as Proposal;
}

function demandRole(actor: Actor): void {
  if (ROLES.includes(actor.role)) return;
  throw new AppError(
    ErrorCode.ActorRoleRefused,
    'Facts and events are proposed and confirmed by operators and authorities.',
  );
}

function unknown(id: string): AppError {
  return new AppError(ErrorCode.ProposalUnknown, `There is no proposal ${id}.`);
}
