import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../data/alarms.js';
import { mayCommand } from '../../lib/key-command.js';
import { AlarmRow } from './alarm-row.js';
import { alarmKey, moveTo, type RowAction } from './row-actions.js';

interface AlarmListProps {
  alarms: readonly Alarm[];
  onAction: (alarm: Alarm, action: RowAction) => void;
  selection: ListSelection;
}

/** Which alarms are selected. While any is, the keys that act do so on all of them. */
interface ListSelection {
  readonly selected: ReadonlySet<string>;
  readonly count: number;
  readonly toggle: (id: string) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
  readonly onAction: (action: 'acknowledge' | 'shelve') => void;
}

/** Time for the second key of a pair. */
const PAIR_MS = 1_500;

/** The alarms as one stop of Tab: arrows go through them, letters act on the one in focus. */
export function AlarmList({ alarms, onAction, selection }: AlarmListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState({ id: '', index: 0 });
  const hasFocus = useRef(false);
  const before = useRef<{ key: string; at: number } | null>(null);

  const found = alarms.findIndex(({ id }) => id === chosen.id);
  // The alarm in focus is over: the one that took its place is next.
  const active = found >= 0 ? found : Math.max(0, Math.min(chosen.index, alarms.length - 1));

  const focusOn = (index: number): void => {
    const alarm = alarms[index];
    if (alarm) list.current?.querySelector<HTMLElement>(`[data-alarm="${CSS.escape(alarm.id)}"]`)?.focus();
  };
  useLayoutEffect(() => {
    // A row that changes its place loses the focus in the browser; here it keeps it.
    if (hasFocus.current && document.activeElement === document.body) focusOn(active);
  });

  const onKeyDown = (event: KeyboardEvent | globalThis.KeyboardEvent): void => {
    if (!mayCommand(event)) return;
    const last = before.current;
    before.current = { key: event.key, at: event.timeStamp };
    const command = alarmKey(last && event.timeStamp - last.at < PAIR_MS ? last.key : null, event.key);
    const alarm = alarms[active];
    if (command === null || !alarm) return;
    event.preventDefault();
    switch (command) {
      case 'next':
      case 'previous':
      case 'first':
      case 'last':
        return focusOn(moveTo(command, active, alarms.length));
      case 'select':
        return selection.toggle(alarm.id);
      case 'selectAll':
        return selection.toggleAll();
      case 'selectNone':
        return selection.clear();
      case 'shelve':
        return selection.count > 0 ? selection.onAction(command) : onAction(alarm, command);
      case 'acknowledge':
        if (selection.count > 0) return selection.onAction(command);
        // The next one comes into focus, for this one goes down to what was seen.
        if (alarm.acknowledged === null) focusOn(active + 1 < alarms.length ? active + 1 : active - 1);
        return onAction(alarm, command);
      default:
        return onAction(alarm, command);
    }
  };

  // Nobody has to find the list before its keys work: they do from the page, too, as long as nothing else has the focus.
  useEffect(() => {
    const fromPage = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'j' && event.key !== 'k') return;
      if (event.target === document.body || event.target === document.getElementById('content'))
        onKeyDown(event);
    };
    document.addEventListener('keydown', fromPage);
    return () => document.removeEventListener('keydown', fromPage);
  });

  return (
    <ul
      ref={list}
      className="alarms"
      aria-label={t('alarms.list')}
      onKeyDown={onKeyDown}
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={event => {
        // A row that is taken out has no heir of the focus: then the list still has it.
        if (event.relatedTarget !== null)
          hasFocus.current = event.currentTarget.contains(event.relatedTarget);
      }}
    >
      {alarms.map((alarm, index) => (
        <AlarmRow
          key={alarm.id}
          alarm={alarm}
          isActive={index === active}
          isSelected={selection.selected.has(alarm.id)}
          onSelect={() => selection.toggle(alarm.id)}
          onFocus={() => setChosen({ id: alarm.id, index })}
          onAction={action => onAction(alarm, action)}
        />
      ))}
    </ul>
  );
}
