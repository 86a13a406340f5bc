import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, dataOf, type Schemas } from './client.js';

export type Recipient = Schemas['NotificationRecipient'];
export type Route = Schemas['NotificationRoute'];
export type RecipientDefinition = Recipient['definition'];
export type RouteDefinition = Route['definition'];
export type Delivery = Schemas['NotificationDelivery'];
type Status = Recipient['status'];

const PAGE = 50;
const RENEW_MS = 5_000;

/** Who is told of alarms, and by which routes. */
export function useNotificationSettings() {
  return useQuery({
    queryKey: ['notifications', 'settings'],
    queryFn: () => dataOf(client.GET('/api/v1/alarm-notifications/settings')),
    refetchInterval: RENEW_MS * 6,
  });
}

/** What became of notifications, newest first, page by page. */
export function useDeliveries(state: Delivery['state'] | undefined) {
  return useInfiniteQuery({
    queryKey: ['notifications', 'deliveries', state ?? null],
    queryFn: ({ pageParam }) => {
      const query = { limit: PAGE, ...(state && { state }), ...(pageParam && { cursor: pageParam }) };
      return dataOf(client.GET('/api/v1/alarm-notifications/deliveries', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor ?? undefined,
    refetchInterval: RENEW_MS,
  });
}

/** One delivery with its attempts. */
export function useDelivery(id: string) {
  return useQuery({
    queryKey: ['notifications', 'delivery', id],
    queryFn: () =>
      dataOf(client.GET('/api/v1/alarm-notifications/deliveries/{id}', { params: { path: { id } } })),
    refetchInterval: RENEW_MS,
  });
}

/** A version that somebody makes. */
interface Saved<Definition> {
  readonly id: string;
  readonly actor: string;
  /** Version that was seen; 0 for a new one. */
  readonly basedOn: number;
  readonly status: Status;
  readonly reason: string;
  readonly definition: Definition;
}
export type SavedRecipient = Saved<RecipientDefinition> & { readonly secret?: string };
export type SavedRoute = Saved<RouteDefinition>;

function useChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: ['notifications'] }),
  });
}

export function useSaveRecipient() {
  return useChange(({ id, actor, ...body }: SavedRecipient) =>
    dataOf(
      client.PUT('/api/v1/alarm-notifications/recipients/{id}', {
        params: { path: { id }, header: { 'x-gz-actor': actor } },
        body,
      }),
    ),
  );
}

export function useSaveRoute() {
  return useChange(({ id, actor, ...body }: SavedRoute) =>
    dataOf(
      client.PUT('/api/v1/alarm-notifications/routes/{id}', {
        params: { path: { id }, header: { 'x-gz-actor': actor } },
        body,
      }),
    ),
  );
}

/** Sends a test to a recipient, or a delivery again. */
export function useSend() {
  return useChange(({ id, actor, what }: { id: string; actor: string; what: 'resend' | 'test' }) => {
    const params = { path: { id }, header: { 'x-gz-actor': actor } };
    return dataOf(
      what === 'test'
        ? client.POST('/api/v1/alarm-notifications/recipients/{id}/test', { params })
        : client.POST('/api/v1/alarm-notifications/deliveries/{id}/resend', { params }),
    );
  });
}
