/** What of an alarm decides how urgently it asks for somebody. */
export interface OrderedAlarm {
  readonly id: string;
  readonly priority: number;
  readonly raisedAt: number;
  readonly acknowledged: object | null;
}

/** Nobody has seen it first, then by severity, then the newest; the id decides between equals, so nothing jumps. */
export function compareAlarms(a: OrderedAlarm, b: OrderedAlarm): number {
  return (
    Number(a.acknowledged !== null) - Number(b.acknowledged !== null) ||
    a.priority - b.priority ||
    b.raisedAt - a.raisedAt ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}
