import { useQuery } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

/** What changed beside alarms: scores, legal events, facts. */
export type OtherChange = Schemas['ChangeList']['items'][number];

const RENEW_MS = 30_000;

/** Scores, legal events and facts that changed within the last hour, newest first. */
export function useOtherChanges() {
  return useQuery({
    queryKey: ['changes'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/changes'))).items,
    refetchInterval: RENEW_MS,
  });
}
