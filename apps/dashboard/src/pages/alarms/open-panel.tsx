import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../../components/download-menu.js';
import { Panel } from '../../components/panel.js';
import { type Alarm, useStandingAlarms } from '../../data/alarms.js';
import { alarmExport } from '../../lib/alarm-export.js';
import { matchesSearch } from '../../lib/alarm-filter.js';
import { compareAlarms } from '../../lib/alarm-order.js';
import type { AlarmSearch } from '../../lib/alarm-search.js';
import { AlarmList } from './alarm-list.js';
import { ManyOutcomeNote } from './many-outcome.js';
import type { RowAction } from './row-actions.js';
import { SelectionBar } from './selection-bar.js';
import { useAlarmWords } from './use-alarm-words.js';
import { type ManyDone, useSelection } from './use-selection.js';

interface OpenPanelProps {
  search: AlarmSearch;
  onAction: (alarm: Alarm, action: RowAction) => void;
  /** In whose name many alarms are acted on. */
  actor: string;
  onClear: () => void;
  say: (text: string) => void;
}

/** The alarms that stand, narrowed to what is asked for. New ones are said aloud. */
export function OpenPanel({ search, onAction, actor, onClear, say }: OpenPanelProps) {
  const { t } = useTranslation();
  const { textOf, zoneName } = useAlarmWords();
  const standing = useStandingAlarms();
  const shown = useMemo(
    () => (standing.data ?? []).filter(alarm => matchesSearch(alarm, search)).toSorted(compareAlarms),
    [standing.data, search],
  );
  const known = useRef<{ ids: ReadonlySet<string>; search: AlarmSearch } | null>(null);
  useEffect(() => {
    if (!standing.data) return;
    const before = known.current;
    known.current = { ids: new Set(shown.map(({ id }) => id)), search };
    // Other filters show other alarms; only what came by itself is new.
    if (!before || before.search !== search) return;
    const [first, ...more] = shown.filter(({ id }) => !before.ids.has(id));
    if (!first) return;
    if (more.length > 0) say(t('alarms.freshMany', { count: more.length + 1 }));
    else say(t('alarms.fresh', { alarm: `${textOf(first)}, ${zoneName(first.zone)}` }));
  }, [shown, search, standing.data, say, t, textOf, zoneName]);

  const [{ done, count }, setDone] = useState<{ done: ManyDone | null; count: number }>({
    done: null,
    count: 0,
  });
  const selection = useSelection(shown, actor, next =>
    setDone(before => ({ done: next, count: before.count + 1 })),
  );
  const isFiltered = Boolean(search.zone ?? search.severity ?? search.state ?? search.q);
  const unseen = shown.filter(({ acknowledged }) => acknowledged === null).length;
  return (
    <>
      <ManyOutcomeNote done={done} count={count} onClose={() => setDone({ done: null, count })} />
      <Panel
        title={t(`alarms.states.${search.state ?? 'open'}`)}
        state={standing}
        minHeight={480}
        aside={
          <>
            <span className="count">{t('alarms.count', { count: shown.length, unseen })}</span>
            <DownloadMenu
              label={t(`alarms.states.${search.state ?? 'open'}`)}
              what="alarms"
              query={() => alarmExport(search)}
            />
          </>
        }
        empty={
          shown.length === 0 &&
          (isFiltered ? (
            <>
              <p>{t('alarms.noneFiltered')}</p>
              <button type="button" className="button" onClick={onClear}>
                {t('alarms.clearFilters')}
              </button>
            </>
          ) : (
            t('alarms.none')
          ))
        }
      >
        {() => (
          <>
            <p className="panel-note">{t('alarms.explain')}</p>
            <SelectionBar
              count={selection.count}
              shown={shown.length}
              onAll={selection.toggleAll}
              onNone={selection.clear}
              onCommand={selection.act}
              isDisabled={selection.isDisabled}
              error={selection.error}
              isShelving={selection.isShelving}
              onShelving={selection.setIsShelving}
            />
            <AlarmList
              alarms={shown}
              onAction={onAction}
              selection={{
                ...selection,
                onAction: action => {
                  if (actor === '') say(t('alarms.actorFirst'));
                  else if (action === 'shelve') selection.setIsShelving(true);
                  else selection.act({ do: action });
                },
              }}
            />
          </>
        )}
      </Panel>
    </>
  );
}
