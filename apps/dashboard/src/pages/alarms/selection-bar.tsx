import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../components/error-note.js';
import { PageDialog } from '../../components/page-dialog.js';
import type { ManyCommand } from '../../data/alarm-actions.js';
import { ShelveForm } from './shelve-form.js';

interface SelectionBarProps {
  /** How many are selected, and of how many that are shown. */
  count: number;
  shown: number;
  onAll: () => void;
  onNone: () => void;
  onCommand: (command: ManyCommand) => void;
  isDisabled: boolean;
  error: Error | null;
  /** Whether the length and reason of shelves are asked for. */
  isShelving: boolean;
  onShelving: (isShelving: boolean) => void;
}

/** How many alarms are selected, and what can be done about all of them. */
export function SelectionBar(props: SelectionBarProps) {
  const { count, shown, onAll, onNone, onCommand, isDisabled, error, isShelving, onShelving } = props;
  const { t } = useTranslation();
  const problemOf = useProblemText();
  return (
    <div className="selection-bar">
      <label>
        <input
          type="checkbox"
          checked={count > 0 && count === shown}
          ref={box => {
            if (box) box.indeterminate = count > 0 && count < shown;
          }}
          onChange={onAll}
        />
        {t('alarms.many.all', { count: shown })}
      </label>
      {count === 0 ? (
        <span className="faint">{t('alarms.many.how')}</span>
      ) : (
        <>
          <strong>{t('alarms.many.count', { count })}</strong>
          <button
            type="button"
            className="button"
            disabled={isDisabled}
            onClick={() => onCommand({ do: 'acknowledge' })}
          >
            {t('alarms.acknowledge')}
          </button>
          <button type="button" className="button" disabled={isDisabled} onClick={() => onShelving(true)}>
            {t('alarms.shelve')}
          </button>
          <button type="button" className="button quiet" onClick={onNone}>
            {t('alarms.many.none')}
          </button>
          {isDisabled ? <span className="faint">{t('alarms.actorFirst')}</span> : null}
        </>
      )}
      {error ? <p role="alert">{problemOf(error).text}</p> : null}
      {isShelving && count > 0 ? (
        <PageDialog title={t('alarms.many.shelve', { count })} onClose={() => onShelving(false)}>
          <ShelveForm
            isDisabled={isDisabled}
            onSend={command => {
              if (command.do === 'shelve') onCommand(command);
            }}
          />
        </PageDialog>
      ) : null}
    </div>
  );
}
