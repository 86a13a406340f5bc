/** What people do about an alarm, as its texts are called. */
export type DoneKey = 'acknowledge' | 'assign' | 'assignNobody' | 'comment' | 'shelve' | 'unshelve';

/** To assign an alarm to nobody is to take it from somebody: that has words of its own. */
export function doneKey(
  kind: Exclude<DoneKey, 'assignNobody'>,
  assignee: { readonly name: string } | null,
): DoneKey {
  return kind === 'assign' && assignee === null ? 'assignNobody' : kind;
}
