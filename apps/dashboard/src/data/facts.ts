import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';
import { uploadDocument } from './documents.js';

export type FactKind = Schemas['FactKind'];
export type FactRecord = Schemas['FactRecord'];
export type EventRecord = Schemas['EventRecord'];
export type FactProposal = Schemas['FactProposal'];
export type EventProposal = Schemas['EventProposal'];
export type Proposal = FactProposal | EventProposal;
export type FactChange = FactProposal['change'];
export type SetFact = Extract<FactChange, { action: 'set' }>;
/** What the platform detects it proposes itself. */
export type EventChange = Exclude<EventProposal['change'], { detection: unknown }>;
export type Decision = 'confirm' | 'reject' | 'withdraw';

/** Other people propose and decide too. */
const RENEW_MS = 30_000;
/** Days ahead that the page warns. */
const WITHIN = 'P60D';

/** The catalogue of facts, by name. */
export function useFactKinds() {
  return useQuery({
    queryKey: ['fact-kinds'],
    queryFn: async () => {
      const { items } = await dataOf(client.GET('/api/v1/fact-kinds'));
      return new Map(items.map(kind => [kind.id, kind]));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Facts of a zone that are on record. */
export function useFacts(zone: string) {
  return useQuery({
    queryKey: ['facts', zone, 'current'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/zones/{code}/facts', { params: { path: { code: zone } } }))).items,
    refetchInterval: RENEW_MS,
  });
}

/** Every version of one fact, what came on record last first. */
export function useFactHistory(zone: string, fact: string) {
  return useQuery({
    queryKey: ['facts', zone, 'history', fact],
    queryFn: async () => {
      const query = { fact, history: 'true' as const };
      const { items } = await dataOf(
        client.GET('/api/v1/zones/{code}/facts', { params: { path: { code: zone }, query } }),
      );
      return items.toSorted((a, b) => b.knownFrom - a.knownFrom || (a.validFrom < b.validFrom ? 1 : -1));
    },
  });
}

/** Facts of a zone that run out soon or have. */
export function useExpiringFacts(zone: string) {
  return useQuery({
    queryKey: ['facts', zone, 'expiring'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/facts/expiring', { params: { query: { zone, within: WITHIN } } })))
        .items,
    refetchInterval: RENEW_MS,
  });
}

/** Legal events of a zone that are on record. */
export function useLegalEvents(zone: string) {
  return useQuery({
    queryKey: ['facts', zone, 'events'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/zones/{code}/events', { params: { path: { code: zone } } }))).items,
    refetchInterval: RENEW_MS,
  });
}

/** What waits for a second person, newest first. */
export function useWaitingProposals(zone: string) {
  return useQuery({
    queryKey: ['facts', zone, 'waiting'],
    queryFn: async (): Promise<Proposal[]> => {
      const params = { query: { zone, state: 'proposed' as const } };
      const [facts, events] = await Promise.all([
        dataOf(client.GET('/api/v1/fact-proposals', { params })),
        dataOf(client.GET('/api/v1/event-proposals', { params })),
      ]);
      return [...facts.items, ...events.items].toSorted((a, b) => b.proposedAt - a.proposedAt);
    },
    refetchInterval: RENEW_MS,
  });
}

/** What goes with every proposal. */
interface Proposed {
  zone: string;
  reason: string;
  revision: number;
  actor: string;
}

/** Proposes a change of a fact or of a legal event. */
export function usePropose(zone: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({
      subject,
      actor,
      ...body
    }: Proposed & ({ subject: 'fact'; change: FactChange } | { subject: 'event'; change: EventChange })) => {
      const params = { header: { 'x-gz-actor': actor } };
      const { change, ...rest } = body;
      if (subject === 'fact')
        await dataOf(
          client.POST('/api/v1/fact-proposals', { params, body: { ...rest, change: change as FactChange } }),
        );
      else
        await dataOf(
          client.POST('/api/v1/event-proposals', {
            params,
            body: { ...rest, change: change as EventChange },
          }),
        );
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['facts', zone] }),
  });
}

/** Confirms, rejects or withdraws a proposal. */
export function useDecide(zone: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({
      proposal,
      decision,
      reason,
      actor,
      file,
    }: {
      proposal: Proposal;
      decision: Decision;
      reason: string;
      actor: string;
      /** What a detected event is to stand on. */
      file: File | null;
    }) => {
      const options = {
        params: { path: { id: proposal.id }, header: { 'x-gz-actor': actor } },
        body: { reason },
      };
      if (proposal.subject === 'event' && decision === 'confirm' && file) {
        const { id: documentId } = await uploadDocument(proposal.zone, file, actor);
        const body = { reason, documentId };
        await dataOf(client.POST('/api/v1/event-proposals/{id}/confirm', { ...options, body }));
        return;
      }
      if (proposal.subject === 'fact')
        await dataOf(client.POST(`/api/v1/fact-proposals/{id}/${decision}`, options));
      else await dataOf(client.POST(`/api/v1/event-proposals/{id}/${decision}`, options));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['facts', zone] }),
  });
}
