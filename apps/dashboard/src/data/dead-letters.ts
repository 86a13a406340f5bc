import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type DeadLetter = Schemas['DeadLetter'];
export type DeadLetterState = DeadLetter['state'];

const PAGE = 50;
const RENEW_MS = 15_000;

/** Packs of a zone that could not be stored, newest first, page by page. */
export function useDeadLetters(zone: string, state: DeadLetterState | undefined) {
  return useInfiniteQuery({
    queryKey: ['dead-letters', zone, state ?? null],
    queryFn: ({ pageParam }) => {
      const query = {
        zone,
        limit: PAGE,
        ...(state ? { state } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      return dataOf(client.GET('/api/v1/dead-letters', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor ?? undefined,
    refetchInterval: RENEW_MS,
  });
}

/** One pack with what became of it, oldest change first. */
export function useDeadLetter(id: string) {
  return useQuery({
    queryKey: ['dead-letters', 'detail', id],
    queryFn: () => dataOf(client.GET('/api/v1/dead-letters/{id}', { params: { path: { id } } })),
  });
}

export interface LetterCommand {
  readonly id: string;
  readonly actor: string;
  /** Why it is given up; without it the letter is sent again. */
  readonly note?: string;
}

/** Sends a letter again, or gives it up; resolves with why it could not be sent, if so. */
export function useLetterCommand() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, actor, note }: LetterCommand): Promise<string | null> => {
      const params = { path: { id }, header: { 'x-gz-actor': actor } };
      if (note === undefined) {
        const run = await dataOf(client.POST('/api/v1/dead-letters/{id}/replay', { params }));
        return run.skipped[0]?.why ?? null;
      }
      await dataOf(client.POST('/api/v1/dead-letters/{id}/dismiss', { params, body: { note } }));
      return null;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['dead-letters'] }),
  });
}
