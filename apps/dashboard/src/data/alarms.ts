import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Severity } from '../lib/alarm-search.js';
import { now } from '../lib/clock.js';
import { client, dataOf, type Schemas } from './client.js';

export type Alarm = Schemas['Alarm'];
export type AlarmDetail = Schemas['AlarmDetail'];
export type AlarmHealth = Schemas['AlarmHealth'];

/** The live feed brings each change; a whole list now and then finds what it might have missed. */
const RENEW_MS = 60_000;
const PAGE = 500;
const HISTORY_PAGE = 50;

export const standingKey = ['alarms', 'standing'] as const;

const standingQuery = {
  queryKey: standingKey,
  queryFn: async (): Promise<Alarm[]> => {
    const all: Alarm[] = [];
    let cursor: string | undefined;
    do {
      const query = { state: 'standing' as const, limit: PAGE, ...(cursor ? { cursor } : {}) };
      const page = await dataOf(client.GET('/api/v1/alarms', { params: { query } }));
      all.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return all;
  },
  refetchInterval: RENEW_MS,
};

/** Every alarm that stands, in any order. */
export function useStandingAlarms() {
  return useQuery(standingQuery);
}

/** A part of what stands; renders again only when that part changes. */
export function useStandingSelect<Part>(select: (alarms: Alarm[]) => Part) {
  return useQuery({ ...standingQuery, select });
}

/** One alarm with everything that was done about it. */
export function useAlarm(id: string) {
  return useQuery({
    queryKey: ['alarms', 'detail', id],
    queryFn: () => dataOf(client.GET('/api/v1/alarms/{id}', { params: { path: { id } } })),
  });
}

/** All alarms there ever were, newest first, page by page. */
export function useAlarmHistory({
  zone,
  severity,
}: {
  zone?: string | undefined;
  severity?: Severity | undefined;
}) {
  return useInfiniteQuery({
    queryKey: ['alarms', 'history', zone ?? null, severity ?? null],
    queryFn: ({ pageParam }) => {
      const query = {
        limit: HISTORY_PAGE,
        ...(zone ? { zone } : {}),
        ...(severity ? { severity } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      return dataOf(client.GET('/api/v1/alarms', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
}

/** How well alarms serve those who answer them, over a number of days that ends now. */
export function useAlarmHealth(zone: string | undefined, days: number) {
  return useQuery({
    queryKey: ['alarms', 'health', zone ?? null, days],
    queryFn: () => {
      const from = new Date(now() - days * 86_400_000).toISOString();
      return dataOf(
        client.GET('/api/v1/alarms/health', { params: { query: { from, ...(zone ? { zone } : {}) } } }),
      );
    },
    refetchInterval: 5 * RENEW_MS,
  });
}

/** Alarms of the last day: what is over within the hour may have begun long before. */
const DAY_MS = 86_400_000;

export function useRecentAlarms() {
  return useQuery({
    queryKey: ['alarms', 'recent'],
    queryFn: async () => {
      const since = new Date(now() - DAY_MS).toISOString();
      return (await dataOf(client.GET('/api/v1/alarms', { params: { query: { since, limit: 500 } } }))).items;
    },
    refetchInterval: RENEW_MS / 2,
  });
}
