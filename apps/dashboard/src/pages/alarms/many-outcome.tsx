import { useTranslation } from 'react-i18next';
import { useAlarmWords } from './use-alarm-words.js';
import type { ManyDone } from './use-selection.js';

interface ManyOutcomeNoteProps {
  /** What was done last; `null`: nothing, or it was closed. */
  done: ManyDone | null;
  /** How often something was done: the same words twice are said twice. */
  count: number;
  onClose: () => void;
}

/**
 * What became of many alarms: how many it was done to, and each for which it was not, with the reason. It is there
 * before there is anything to say: a screen reader says what comes into a status that it knows.
 */
export function ManyOutcomeNote({ done, count, onClose }: ManyOutcomeNoteProps) {
  const { t } = useTranslation();
  const words = useOutcomeWords();
  return (
    <div className={done ? 'many-outcome' : 'visually-hidden'}>
      <p>
        <span role="status">{done ? <span key={count}>{words.sentence(done)}</span> : null}</span>{' '}
        {done ? (
          <button type="button" className="button quiet" onClick={onClose}>
            {t('keys.close')}
          </button>
        ) : null}
      </p>
      {done && words.others(done).length > 0 ? (
        <ul className="source-list">
          {words.others(done).map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** What became of many alarms in one sentence, and in a line for each that was left out. */
function useOutcomeWords() {
  const { t, i18n } = useTranslation();
  const { textOf, zoneName } = useAlarmWords();
  const whyOf = (code: string): string => {
    const key = `problem.${code.replaceAll('.', '_')}`;
    return i18n.exists(key) ? t(key) : code;
  };
  return {
    sentence: ({ outcome }: ManyDone): string => {
      const others = outcome.already.length + outcome.refused.length;
      const done = t(`alarms.many.done.${outcome.do}`, { count: outcome.done.length });
      return others === 0 ? done : `${done} ${t('alarms.many.notDone', { count: others })}`;
    },
    others: ({ outcome, alarms }: ManyDone): { id: string; text: string }[] => {
      const nameOf = (id: string): string => {
        const alarm = alarms.get(id);
        return alarm ? `${textOf(alarm)}, ${alarm.device ?? zoneName(alarm.zone)}` : id;
      };
      return [
        ...outcome.already.map(({ id, by }) => ({ id, why: t('alarms.acknowledgedBy', { name: by }) })),
        ...outcome.refused.map(({ id, code }) => ({ id, why: whyOf(code) })),
      ].map(({ id, why }) => ({ id, text: `${nameOf(id)}: ${why}` }));
    },
  };
}
