import type { ReactNode } from 'react';
import { useAlarmWords } from '../alarms/use-alarm-words.js';

interface Source {
  readonly rule: string;
  readonly zone: string;
  readonly device: string | null;
  readonly metric: string;
  readonly textVi: string;
  readonly textEn: string;
}

interface SourceListProps<Item extends Source> {
  items: readonly Item[];
  /** Said when there are none. */
  none: string;
  about: (item: Item) => ReactNode;
}

/** Where alarms come from: rule and point, each with a figure. */
export function SourceList<Item extends Source>({ items, none, about }: SourceListProps<Item>) {
  const { textOf, zoneName, pointName } = useAlarmWords();
  if (items.length === 0) return <p className="faint">{none}</p>;
  return (
    <ol className="source-list">
      {items.map(item => (
        <li key={`${item.rule} ${item.zone} ${item.device} ${item.metric}`}>
          {textOf(item)}
          <span className="row-note">
            {zoneName(item.zone)} · {pointName(item)} · {about(item)}
          </span>
        </li>
      ))}
    </ol>
  );
}
