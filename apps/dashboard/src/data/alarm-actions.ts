import { useMutation, useQueryClient } from '@tanstack/react-query';
import { applyAlarm } from './apply-alarm.js';
import { client, dataOf } from './client.js';

/** What people do about an alarm. */
export type AlarmCommand =
  | { readonly do: 'acknowledge' }
  | { readonly do: 'shelve'; readonly minutes: number; readonly reason: string }
  | { readonly do: 'unshelve' }
  | { readonly do: 'comment'; readonly text: string }
  | { readonly do: 'assign'; readonly assignee: string | null };

export interface CommandOn {
  readonly id: string;
  readonly command: AlarmCommand;
  readonly actor: string;
  /** One key for one intent: when an answer is lost, asking again changes nothing. */
  readonly key: string;
}

function send({ id, command, actor, key }: CommandOn) {
  const path = { id };
  const header = { 'x-gz-actor': actor };
  const once = { ...header, 'idempotency-key': key };
  switch (command.do) {
    case 'acknowledge':
      return client.POST('/api/v1/alarms/{id}/acknowledge', { params: { path, header }, body: {} });
    case 'shelve': {
      const { minutes, reason } = command;
      return client.POST('/api/v1/alarms/{id}/shelve', {
        params: { path, header: once },
        body: { minutes, reason },
      });
    }
    case 'unshelve':
      return client.POST('/api/v1/alarms/{id}/unshelve', { params: { path, header }, body: {} });
    case 'comment':
      return client.POST('/api/v1/alarms/{id}/comment', {
        params: { path, header: once },
        body: { text: command.text },
      });
    case 'assign':
      return client.POST('/api/v1/alarms/{id}/assign', {
        params: { path, header },
        body: { assignee: command.assignee },
      });
  }
}

/** What is done about many alarms at once. */
export type ManyCommand = Extract<AlarmCommand, { do: 'acknowledge' | 'shelve' }>;

interface CommandOnMany {
  readonly ids: readonly string[];
  readonly command: ManyCommand;
  readonly actor: string;
}

/** What became of each of many alarms. */
export interface ManyOutcome {
  readonly do: ManyCommand['do'];
  readonly done: readonly string[];
  readonly already: readonly { readonly id: string; readonly by: string }[];
  readonly refused: readonly { readonly id: string; readonly code: string }[];
}

/** Alarms of one request. */
const MOST_AT_ONCE = 500;

async function sendMany(ids: string[], command: ManyCommand, actor: string): Promise<ManyOutcome> {
  const params = { header: { 'x-gz-actor': actor } };
  if (command.do === 'acknowledge') {
    const answer = await dataOf(client.POST('/api/v1/alarms/acknowledge', { params, body: { ids } }));
    return { do: command.do, done: answer.acknowledged, already: answer.already, refused: answer.refused };
  }
  const { minutes, reason } = command;
  const answer = await dataOf(
    client.POST('/api/v1/alarms/shelve', { params, body: { ids, minutes, reason } }),
  );
  return { do: command.do, done: answer.shelved, already: [], refused: answer.refused };
}

/** Does the same about many alarms; the list is asked for again, whatever came of it. */
export function useManyCommand() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ ids, command, actor }: CommandOnMany): Promise<ManyOutcome> => {
      const parts: ManyOutcome[] = [];
      for (let at = 0; at < ids.length; at += MOST_AT_ONCE)
        parts.push(await sendMany(ids.slice(at, at + MOST_AT_ONCE), command, actor));
      return {
        do: command.do,
        done: parts.flatMap(({ done }) => done),
        already: parts.flatMap(({ already }) => already),
        refused: parts.flatMap(({ refused }) => refused),
      };
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['alarms'] }),
  });
}

/** Does something about an alarm; the list has it at once, the feed confirms it. */
export function useAlarmCommand() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (on: CommandOn) => dataOf(send(on)),
    onSuccess: ({ alarm }) => applyAlarm(queries, alarm),
    // Somebody may have been faster: then what is on the screen is old.
    onError: () => queries.invalidateQueries({ queryKey: ['alarms'] }),
  });
}
