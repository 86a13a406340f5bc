import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { FindSearch } from '../lib/find-search.js';
import { NEEDS } from '../lib/needs.js';
import { readWeights } from '../lib/pillar-weights.js';
import { client, dataOf } from './client.js';
import { Problem } from './problem.js';

const keyOf = (actor: string) => ['saved-searches', actor];
const toldKeyOf = (actor: string) => ['search-notifications', actor];
const header = (actor: string) => ({ 'x-gz-actor': actor });

/** Saved searches of someone. */
export function useSavedSearches(actor: string) {
  return useQuery({
    queryKey: keyOf(actor),
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/saved-searches', { params: { header: header(actor) } }))).items,
    enabled: actor !== '',
  });
}

/** What someone was told of saved searches, kept up to date by the server's events. */
export function useSearchNotifications(actor: string) {
  const queries = useQueryClient();
  useEffect(() => {
    if (actor === '') return;
    const source = new EventSource(`/api/v1/search-notifications/live?actor=${encodeURIComponent(actor)}`);
    source.addEventListener('search', () => {
      void queries.invalidateQueries({ queryKey: toldKeyOf(actor) });
      void queries.invalidateQueries({ queryKey: keyOf(actor) });
    });
    return () => source.close();
  }, [actor, queries]);
  return useQuery({
    queryKey: toldKeyOf(actor),
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/search-notifications', {
          params: { header: header(actor), query: { limit: 20 } },
        }),
      ),
    enabled: actor !== '',
  });
}

/** Saves a search in the name of someone. */
export function useSaveSearch(actor: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, search }: { name: string; search: FindSearch }) => {
      const needs = Object.fromEntries(
        NEEDS.flatMap(({ id }) => (search[id] === undefined ? [] : [[id, search[id]]])),
      );
      const weights = search.weights === undefined ? null : readWeights(search.weights);
      const chosen = weights === null ? (search.preset ? { preset: search.preset } : {}) : { weights };
      return dataOf(
        client.POST('/api/v1/saved-searches', {
          params: { header: header(actor) },
          body: { name, needs, ...chosen },
        }),
      );
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(actor) }),
  });
}

/** Removes a saved search in the name of its owner. */
export function useRemoveSearch(actor: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      const { response, error } = await client.DELETE('/api/v1/saved-searches/{id}', {
        params: { path: { id }, header: header(actor) },
      });
      if (!response.ok) throw Problem.from(error, response);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(actor) }),
  });
}

/** Marks what was seen as read. */
export function useMarkRead(actor: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (upTo: number) =>
      dataOf(
        client.POST('/api/v1/search-notifications/read', {
          params: { header: header(actor) },
          body: { upTo },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: toldKeyOf(actor) }),
  });
}
