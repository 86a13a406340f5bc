import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type AlarmRuleVersion = Schemas['AlarmRuleVersion'];
export type AlarmRuleDefinition = Schemas['AlarmRuleDefinition'];
export type AlarmBackTest = Schemas['AlarmBackTest'];
export type AlarmRuleChanges = Partial<AlarmRuleDefinition>;

/** Other people edit rules too. */
const RENEW_MS = 30_000;
/** How often a test is asked how far it is. */
const ASK_MS = 1_000;

/** Rules as they hold now: in a zone, or where no zone differs. */
export function useAlarmRules(zone: string) {
  return useQuery({
    queryKey: ['alarm-rules', 'list', zone],
    queryFn: async () => {
      const query = zone === '' ? {} : { zone };
      return (await dataOf(client.GET('/api/v1/alarm-rules', { params: { query } }))).items;
    },
    refetchInterval: RENEW_MS,
  });
}

/** One rule with every version. */
export function useAlarmRule(rule: string) {
  return useQuery({
    queryKey: ['alarm-rules', 'detail', rule],
    queryFn: () => dataOf(client.GET('/api/v1/alarm-rules/{rule}', { params: { path: { rule } } })),
    refetchInterval: RENEW_MS,
  });
}

/** What a new version is made of. */
export interface NewVersion {
  zone: string | null;
  status: 'enabled' | 'disabled' | 'withdrawn';
  changes: AlarmRuleChanges;
  /** RFC 3339; at once without it. */
  effectiveFrom?: string;
  basedOn: number;
  reason: string;
  actor: string;
}

/** Makes a new version of a rule; what was before stays. */
export function useAddRuleVersion(rule: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ actor, ...body }: NewVersion) =>
      dataOf(
        client.POST('/api/v1/alarm-rules/{rule}/versions', {
          params: { path: { rule }, header: { 'x-gz-actor': actor } },
          body,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['alarm-rules'] }),
  });
}

/** What a rule is tested with. */
export interface BackTestOrder {
  rule: string;
  zones?: string[];
  changes: AlarmRuleChanges;
  /** RFC 3339. */
  from: string;
  to: string;
}

export function useStartBackTest() {
  return useMutation({
    mutationFn: (body: BackTestOrder) => dataOf(client.POST('/api/v1/alarm-back-tests', { body })),
  });
}

/** A test until it is over. */
export function useBackTest(id: string | undefined) {
  return useQuery({
    queryKey: ['alarm-back-test', id],
    queryFn: () =>
      dataOf(client.GET('/api/v1/alarm-back-tests/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'done' || data?.state === 'failed' ? false : ASK_MS,
  });
}
