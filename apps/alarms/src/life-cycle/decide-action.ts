import { type Alarm, type AlarmAction, ErrorCode } from '#libs/contracts';

/** What an action comes to, before anything is stored. */
export type Decision =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'already' }
  | { readonly outcome: 'refused'; readonly code: ErrorCode; readonly why: string };

/** An action as somebody asks for it. */
export interface RequestedAction {
  readonly action: AlarmAction;
  /** The revision that the actor saw. */
  readonly revision?: number | undefined;
}

/** Whether an alarm asks for somebody's attention. */
export function isStanding({ late, state, acknowledged, suppressedBy }: Alarm): boolean {
  return !late && (state === 'raised' || (acknowledged === null && suppressedBy === null));
}

/**
 * Says what an action comes to. Of two people who do the same, the second is told that it is so already; of two who
 * do different things, the second is refused with what the first did.
 */
export function decideAction(alarm: Alarm, { action, revision }: RequestedAction): Decision {
  if (isSo(alarm, action)) return { outcome: 'already' };
  if (action.kind === 'comment') return { outcome: 'done' };
  if (revision !== undefined && revision !== alarm.revision) {
    return refused(
      ErrorCode.AlarmChanged,
      'Somebody did something about this alarm since you saw it: look again.',
    );
  }
  if (!isStanding(alarm) && action.kind !== 'unshelve') {
    return refused(
      ErrorCode.AlarmNotStanding,
      alarm.late
        ? 'This alarm was recorded after the fact; nothing is to be done about it. A comment is possible.'
        : 'This alarm is over; nothing is to be done about it. A comment is possible.',
    );
  }
  const { shelved } = alarm;
  if (action.kind === 'shelve' && shelved) {
    const end = new Date(shelved.until).toISOString();
    return refused(
      ErrorCode.AlarmShelved,
      `${shelved.by.name} has shelved it until ${end}. Unshelve it first to set another end.`,
    );
  }
  return { outcome: 'done' };
}

/** Whether the alarm is as the action wants it. */
function isSo({ acknowledged, shelved, assignee }: Alarm, action: AlarmAction): boolean {
  switch (action.kind) {
    case 'acknowledge':
      return acknowledged !== null;
    case 'unshelve':
      return shelved === null;
    case 'assign':
      return assignee?.id === action.assignee?.id;
    case 'shelve':
    case 'comment':
      return false;
  }
}

function refused(code: ErrorCode, why: string): Decision {
  return { outcome: 'refused', code, why };
}
