import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/text-field.js';
import type { AlarmCommand } from '../../data/alarm-actions.js';

/** A few words for those who come after. */
export function CommentForm({
  isDisabled,
  onSend,
}: {
  isDisabled: boolean;
  onSend: (command: AlarmCommand) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <form
      className="facts-form"
      onSubmit={event => {
        event.preventDefault();
        onSend({ do: 'comment', text });
      }}
    >
      <TextField label={t('alarms.note')} isRequired value={text} onChange={setText} />
      <button type="submit" className="button" disabled={isDisabled}>
        {t(isDisabled ? 'alarms.actorFirst' : 'alarms.comment')}
      </button>
    </form>
  );
}
