import type { Alarm } from '../../data/alarms.js';

/** What can be done from a row; `open` shows the details. */
export type RowAction = 'open' | 'acknowledge' | 'shelve' | 'unshelve' | 'comment' | 'assign';

/** What can be done about an alarm now. A shelf is ended before a new one begins. */
export function rowActions({
  acknowledged,
  shelved,
}: Pick<Alarm, 'acknowledged' | 'shelved'>): ('acknowledge' | 'shelve' | 'unshelve' | 'comment')[] {
  return [
    ...(acknowledged === null ? (['acknowledge'] as const) : []),
    shelved === null ? 'shelve' : 'unshelve',
    'comment',
  ];
}

type ListKey = RowAction | 'next' | 'previous' | 'first' | 'last' | 'select' | 'selectAll' | 'selectNone';

const KEYS: Readonly<Record<string, ListKey>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  a: 'acknowledge',
  s: 'shelve',
  u: 'unshelve',
  c: 'comment',
  x: 'select',
  X: 'selectAll',
  Escape: 'selectNone',
};

/** What a key asks for in the list of alarms; nothing after `g`, for that pair goes to another place. */
export function alarmKey(before: string | null, key: string): (typeof KEYS)[string] | null {
  return before === 'g' || !Object.hasOwn(KEYS, key) ? null : (KEYS[key] ?? null);
}

/** The place a move leads to, held within the list. */
export function moveTo(move: 'next' | 'previous' | 'first' | 'last', from: number, count: number): number {
  const wanted = { next: from + 1, previous: from - 1, first: 0, last: count - 1 }[move];
  return Math.max(0, Math.min(count - 1, wanted));
}
