import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';
import type { Change } from './what-if.js';

export type Scenario = Schemas['Scenario'];

/** Kept scenarios of a zone, newest change first. */
export function useScenarios(zone: string) {
  return useQuery({
    queryKey: ['scenarios', zone],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/scenarios', { params: { query: { zone } } }))).items,
  });
}

/** Keeps a scenario in the name of an actor. */
export function useKeepScenario(zone: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, changes, actor }: { name: string; changes: readonly Change[]; actor: string }) =>
      dataOf(
        client.POST('/api/v1/scenarios', {
          params: { header: { 'x-gz-actor': actor } },
          body: { zone, name, changes: [...changes] },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['scenarios', zone] }),
  });
}

/** Removes a scenario in the name of an actor. */
export function useRemoveScenario(zone: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, actor }: { id: string; actor: string }) =>
      dataOf(
        client.DELETE('/api/v1/scenarios/{id}', {
          params: { path: { id }, header: { 'x-gz-actor': actor } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['scenarios', zone] }),
  });
}
