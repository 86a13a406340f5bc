import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AgeSince } from '../../components/age-since.js';
import { Panel } from '../../components/panel.js';
import { PriorityMark } from '../../components/priority-mark.js';
import { useStandingAlarms } from '../../data/alarms.js';
import { isInState } from '../../lib/alarm-filter.js';
import { compareAlarms } from '../../lib/alarm-order.js';
import { useAlarmWords } from '../alarms/use-alarm-words.js';

/** As many lines as are read from across a room. */
const SHOWN = 8;

/** The most urgent alarms, to be read from afar. */
export function WallAlarms() {
  const { t } = useTranslation();
  const { textOf, zoneName, pointName, worst, standing } = useAlarmWords();
  const state = useStandingAlarms();
  const open = useMemo(
    () => (state.data ?? []).filter(alarm => isInState(alarm, 'open')).toSorted(compareAlarms),
    [state.data],
  );
  const unseen = open.filter(({ acknowledged }) => acknowledged === null).length;
  return (
    <Panel
      title={t('wall.views.alarms')}
      state={state}
      aside={<span>{t('wall.unseen', { count: unseen })}</span>}
      empty={open.length === 0 && t('wall.noneOpen')}
    >
      {() => (
        <>
          <ol className="wall-alarms">
            {open.slice(0, SHOWN).map(alarm => (
              <li
                key={alarm.id}
                className={`alarm p${alarm.priority} ${alarm.acknowledged ? 'seen' : 'unseen'}`}
              >
                <PriorityMark priority={alarm.priority} />
                <span>
                  <strong>{zoneName(alarm.zone)}</strong> {textOf(alarm)} <small>{pointName(alarm)}</small>
                </span>
                <span>{worst(alarm)}</span>
                <span>{standing(alarm)}</span>
                <span>
                  <AgeSince timeMs={alarm.raisedAt} />
                </span>
              </li>
            ))}
          </ol>
          {open.length > SHOWN ? <p>{t('wall.more', { count: open.length - SHOWN })}</p> : null}
        </>
      )}
    </Panel>
  );
}
