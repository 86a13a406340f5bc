import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../components/select-field.js';
import { useActors } from '../../data/actors.js';
import type { AlarmCommand } from '../../data/alarm-actions.js';

interface AssignFormProps {
  assignee: string | null;
  isDisabled: boolean;
  onSend: (command: AlarmCommand) => void;
}

const NOBODY = 'nobody';

/** Who takes care of an alarm. */
export function AssignForm({ assignee, isDisabled, onSend }: AssignFormProps) {
  const { t } = useTranslation();
  const actors = useActors().data ?? [];
  const current = assignee ?? NOBODY;
  const [chosen, setChosen] = useState(current);
  const label = chosen === NOBODY && current !== NOBODY ? 'alarms.unassign' : 'alarms.assign';
  return (
    <form
      className="facts-form"
      onSubmit={event => {
        event.preventDefault();
        onSend({ do: 'assign', assignee: chosen === NOBODY ? null : chosen });
      }}
    >
      <SelectField label={t('alarms.assignee')} value={chosen} onChange={setChosen}>
        <option value={NOBODY}>{t('alarms.nobody')}</option>
        {actors.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <button type="submit" className="button" disabled={isDisabled || chosen === current}>
        {t(isDisabled ? 'alarms.actorFirst' : label)}
      </button>
    </form>
  );
}
