import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../components/select-field.js';
import { TextField } from '../../components/text-field.js';
import type { AlarmCommand } from '../../data/alarm-actions.js';

/** Lengths of a shelf, in minutes; the service ends every shelf after a day. */
const SPANS = [30, 60, 240, 480, 1_440];

/** For how long an alarm is put aside, and why. */
export function ShelveForm({
  isDisabled,
  onSend,
}: {
  isDisabled: boolean;
  onSend: (command: AlarmCommand) => void;
}) {
  const { t } = useTranslation();
  const [minutes, setMinutes] = useState('60');
  const [reason, setReason] = useState('');
  return (
    <form
      className="facts-form"
      onSubmit={event => {
        event.preventDefault();
        onSend({ do: 'shelve', minutes: Number(minutes), reason });
      }}
    >
      <SelectField label={t('alarms.minutes')} value={minutes} onChange={setMinutes}>
        {SPANS.map(span => (
          <option key={span} value={span}>
            {t(`alarms.span.${span}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('alarms.reason')}
        isRequired
        minLength={3}
        value={reason}
        onChange={setReason}
        hint={t('alarms.shelfNote')}
      />
      <button type="submit" className="button" disabled={isDisabled}>
        {t(isDisabled ? 'alarms.actorFirst' : 'alarms.shelve')}
      </button>
    </form>
  );
}
