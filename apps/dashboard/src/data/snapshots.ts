import { useMutation, useQuery } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type SnapshotItem = Schemas['SnapshotSummary'];
export type HeldSnapshot = Schemas['HeldSnapshot'];
export type SnapshotChain = Schemas['SnapshotChain'];

/** Years of months; older ones are in the interface. */
const MOST_SHOWN = 120;

/** Frozen scores, newest first. */
export function useSnapshots() {
  return useQuery({
    queryKey: ['snapshots'],
    queryFn: async () => {
      const query = { limit: MOST_SHOWN };
      return (await dataOf(client.GET('/api/v1/snapshots', { params: { query } }))).items;
    },
    refetchInterval: 60_000,
  });
}

/** State of the chain; asked again soon while a check is under way. */
export function useSnapshotChain() {
  return useQuery({
    queryKey: ['snapshots', 'chain'],
    queryFn: () => dataOf(client.GET('/api/v1/snapshots/verify')),
    refetchInterval: ({ state }) => (state.data?.progress ? 2_000 : 60_000),
  });
}

/** Public keys that snapshots are and were signed with. */
export function useSnapshotKeys() {
  return useQuery({
    queryKey: ['snapshots', 'keys'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/snapshots/keys'))).items,
  });
}

/** Asks whether a file is genuine. */
export function useFileCheck() {
  return useMutation({
    mutationFn: async (file: File) => {
      // As the bytes are: text would lose those that are no UTF-8.
      const body = await file.arrayBuffer();
      const answer = client.POST('/api/v1/snapshots/verify', {
        body: '',
        bodySerializer: () => body,
        headers: { 'content-type': 'application/octet-stream' },
      });
      return { name: file.name, verdict: await dataOf(answer) };
    },
  });
}
