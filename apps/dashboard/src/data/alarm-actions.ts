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
