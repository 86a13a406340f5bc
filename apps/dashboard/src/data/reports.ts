import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type ReportItem = Schemas['Report'];

/** What somebody asks for. */
export interface ReportWish {
  month: string;
  reason: string;
  actor: string;
}

/** Monthly reports of a zone, every revision, the newest first. */
export function useReports(zone: string) {
  return useQuery({
    queryKey: ['reports', zone],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/zones/{code}/reports', { params: { path: { code: zone } } }))).items,
    refetchInterval: 60_000,
  });
}

/** Makes the report of a month. */
export function useMakeReport(zone: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ month, reason, actor }: ReportWish) =>
      dataOf(
        client.POST('/api/v1/zones/{code}/reports', {
          params: { path: { code: zone }, header: { 'x-gz-actor': actor } },
          body: { month, ...(reason.trim() === '' ? {} : { reason }) },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['reports', zone] }),
  });
}
