import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFault } from '../../components/form-fault.js';
import { SelectField } from '../../components/select-field.js';
import { TextField } from '../../components/text-field.js';
import type { Recipient } from '../../data/notifications.js';

type Status = Recipient['status'];

interface SaveFormProps {
  actor: string;
  /** `null`: it does not exist yet. */
  status: Status | null;
  save: (status: Status, reason: string) => Promise<unknown>;
  onDone: () => void;
  children: ReactNode;
}

/** What every setting has: whether it is in use, why it changes, and what was wrong with it. */
export function SaveForm({ actor, status: before, save, onDone, children }: SaveFormProps) {
  const { t } = useTranslation();
  const [status, setStatus] = useState<Status>(before ?? 'active');
  const [reason, setReason] = useState('');
  const [isSaving, setSaving] = useState(false);
  const [fault, setFault] = useState<Error | null>(null);
  const submit = async (): Promise<void> => {
    setSaving(true);
    try {
      await save(status, reason);
      onDone();
    } catch (error) {
      setFault(error instanceof Error ? error : new Error(String(error)));
      setSaving(false);
    }
  };
  return (
    <form
      className="facts-form"
      onSubmit={event => {
        event.preventDefault();
        void submit();
      }}
    >
      {children}
      {before === null ? null : (
        <SelectField
          label={t('notifications.columns.status')}
          value={status}
          onChange={value => setStatus(value as Status)}
        >
          {(['active', 'paused', 'removed'] as const).map(value => (
            <option key={value} value={value}>
              {t(`notifications.status.${value}`)}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={t('notifications.reason')}
        isRequired
        minLength={3}
        value={reason}
        onChange={setReason}
      />
      <FormFault
        error={fault}
        say={({ path, message }) =>
          path === 'definition.channel.url' ? t('notifications.addressRefused') : message
        }
      />
      <button type="submit" className="button" disabled={actor === '' || isSaving}>
        {actor === '' ? t('notifications.actorFirst') : t('notifications.save')}
      </button>
    </form>
  );
}
