import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AgeSince } from '../../components/age-since.js';
import { PriorityMark } from '../../components/priority-mark.js';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import type { Alarm } from '../../data/alarms.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { rowActions, type RowAction } from './row-actions.js';
import { useAlarmWords } from './use-alarm-words.js';

interface AlarmRowProps {
  alarm: Alarm;
  /** The one row that Tab comes to. */
  isActive: boolean;
  isSelected: boolean;
  onSelect: () => void;
  onFocus: () => void;
  onAction: (action: RowAction) => void;
}

/** One alarm that stands: what, where, how bad, since when, and what can be done. */
export function AlarmRow({ alarm, isActive, isSelected, onSelect, onFocus, onAction }: AlarmRowProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { zoneName, pointName, textOf, figure, worst, standing } = useAlarmWords();
  const text = textOf(alarm);
  const tabIndex = isActive ? 0 : -1;
  const isSeen = alarm.acknowledged !== null;
  return (
    <li
      className={`alarm p${alarm.priority} ${isSeen ? 'seen' : 'unseen'} ${alarm.state} ${isSelected ? 'selected' : ''}`}
      onFocus={onFocus}
    >
      <p className="alarm-mark">
        <input
          type="checkbox"
          checked={isSelected}
          tabIndex={tabIndex}
          aria-label={t('alarms.many.select', { alarm: `${text}, ${alarm.device ?? zoneName(alarm.zone)}` })}
          onChange={onSelect}
        />
        <PriorityMark priority={alarm.priority} />
      </p>
      <div className="alarm-what">
        <button
          type="button"
          className="alarm-open"
          tabIndex={tabIndex}
          data-alarm={alarm.id}
          aria-haspopup="dialog"
          onClick={() => onAction('open')}
        >
          {text}
        </button>
        <p className="row-note">
          <Link to="/zones/$code" params={{ code: alarm.zone }} tabIndex={tabIndex}>
            {zoneName(alarm.zone)}
          </Link>
          {' · '}
          {pointName(alarm)}
        </p>
      </div>
      <p className="alarm-figure">
        <strong>{worst(alarm)}</strong>
        <span className="row-note">
          {t('alarms.facts.limit')} {figure(alarm, alarm.limit)}
        </span>
      </p>
      <p className="alarm-since">
        <time dateTime={new Date(alarm.raisedAt).toISOString()}>
          {formatDateTime(alarm.raisedAt, language)}
        </time>
        <span className="row-note">
          <AgeSince timeMs={alarm.raisedAt} />
        </span>
      </p>
      <p className="alarm-standing">
        {standing(alarm)}
        {alarm.assignee ? (
          <span className="row-note">{t('alarms.assigned', { name: alarm.assignee.name })}</span>
        ) : null}
        {alarm.simulated ? <SimulatedBadge /> : null}
      </p>
      <div className="row-actions">
        {rowActions(alarm).map(action => (
          <button
            key={action}
            type="button"
            className="button quiet"
            tabIndex={tabIndex}
            aria-label={t('alarms.ofAlarm', { action: t(`alarms.${action}`), alarm: text })}
            onClick={() => onAction(action)}
          >
            {t(`alarms.${action}`)}
          </button>
        ))}
      </div>
    </li>
  );
}
