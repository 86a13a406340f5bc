import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { now } from '../lib/clock.js';
import { client, dataOf, type Schemas } from './client.js';

export type Explanation = Schemas['LinkedExplanation'];
export type ScoreChanges = Schemas['LinkedScoreChanges'];
export type SeriesUse = Explanation['series'][number];

/** Which revision of a score: the newest unless an hour is named. */
export interface RevisionAddress {
  asOf?: string;
  revision?: number;
}

const HOUR_MS = 3_600_000;
const PAGE = 100;

/** Where an indicator of a score comes from. */
export function useExplanation(code: string, id: string, address: RevisionAddress) {
  return useQuery({
    queryKey: ['explanation', code, id, address],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/zones/{code}/score/indicators/{id}', {
          params: { path: { code, id }, query: address },
        }),
      ),
  });
}

/** What moved a score over some hours up to now. */
export function useScoreChanges(code: string, hours: number) {
  return useQuery({
    queryKey: ['score-changes', code, hours],
    queryFn: () => {
      const query = { from: new Date(now() - hours * HOUR_MS).toISOString() };
      return dataOf(client.GET('/api/v1/zones/{code}/score/changes', { params: { path: { code }, query } }));
    },
    refetchInterval: HOUR_MS / 12,
  });
}

/** Every revision of the newest scored hour, or of the one in which `asOf` lies. */
export function useRevisions(code: string, asOf: string | undefined) {
  return useQuery({
    queryKey: ['score-revisions', code, asOf],
    queryFn: async () => {
      const query = asOf === undefined ? {} : { asOf };
      const params = { path: { code }, query };
      return (await dataOf(client.GET('/api/v1/zones/{code}/score/revisions', { params }))).items;
    },
  });
}

/** Windows of a series as a score used them, page by page, oldest first. */
export function useUsedWindows({ score, definition }: Explanation, { device, metric, tier }: SeriesUse) {
  const { zone, asOf, revision } = score;
  return useInfiniteQuery({
    queryKey: ['used-windows', zone, asOf, revision, definition.id, device, metric, tier],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      dataOf(
        client.GET('/api/v1/zones/{code}/score/indicators/{id}/windows', {
          params: {
            path: { code: zone, id: definition.id },
            query: {
              ...{ device, metric, tier, asOf: new Date(asOf).toISOString(), revision, limit: PAGE },
              ...(pageParam === undefined ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
}

/** Readings of a window as they came, with their flags. */
export function useWindowReadings(device: string, metric: string, from: number, to: number) {
  return useQuery({
    queryKey: ['window-readings', device, metric, from, to],
    queryFn: () => {
      const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
      const query = { device, metric, ...span, limit: 1_000 };
      return dataOf(client.GET('/api/v1/readings', { params: { query } }));
    },
  });
}
