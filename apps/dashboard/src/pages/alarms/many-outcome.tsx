import { useTranslation } from 'react-i18next';
import type { ManyOutcome } from '../../data/alarm-actions.js';
import type { Alarm } from '../../data/alarms.js';
import { useAlarmWords } from './use-alarm-words.js';

interface ManyOutcomeNoteProps {
  outcome: ManyOutcome;
  /** The alarms it was about, as they were. */
  alarms: ReadonlyMap<string, Alarm>;
  onClose: () => void;
}

/** Says in one sentence what became of many alarms. */
export function useOutcomeWords(): (outcome: ManyOutcome) => string {
  const { t } = useTranslation();
  return outcome => {
    const others = outcome.already.length + outcome.refused.length;
    const done = t(`alarms.many.done.${outcome.do}`, { count: outcome.done.length });
    return others === 0 ? done : `${done} ${t('alarms.many.notDone', { count: others })}`;
  };
}

/** What became of many alarms: how many it was done to, and each for which it was not, with the reason. */
export function ManyOutcomeNote({ outcome, alarms, onClose }: ManyOutcomeNoteProps) {
  const { t, i18n } = useTranslation();
  const { textOf, zoneName } = useAlarmWords();
  const say = useOutcomeWords();
  const nameOf = (id: string): string => {
    const alarm = alarms.get(id);
    return alarm ? `${textOf(alarm)}, ${alarm.device ?? zoneName(alarm.zone)}` : id;
  };
  const whyOf = (code: string): string => {
    const key = `problem.${code.replaceAll('.', '_')}`;
    return i18n.exists(key) ? t(key) : code;
  };
  const others = [
    ...outcome.already.map(({ id, by }) => ({ id, why: t('alarms.acknowledgedBy', { name: by }) })),
    ...outcome.refused.map(({ id, code }) => ({ id, why: whyOf(code) })),
  ];
  return (
    <div className="many-outcome">
      <p>
        {say(outcome)}{' '}
        <button type="button" className="button quiet" onClick={onClose}>
          {t('keys.close')}
        </button>
      </p>
      {others.length === 0 ? null : (
        <ul className="source-list">
          {others.map(({ id, why }) => (
            <li key={id}>
              {nameOf(id)}: {why}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
