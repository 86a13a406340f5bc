import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFault } from '../../components/form-fault.js';
import { TextField } from '../../components/text-field.js';
import { useFaultWords } from './use-fault-words.js';

interface ProposeFormProps {
  actor: string;
  isPending: boolean;
  /** Sends the proposal with its reason; says whether there was one to send. */
  propose: (reason: string) => Promise<boolean>;
  onDone: () => void;
  children: ReactNode;
}

/** What every proposal has: why, who, and what was wrong with it. */
export function ProposeForm({ actor, isPending, propose, onDone, children }: ProposeFormProps) {
  const { t } = useTranslation();
  const say = useFaultWords();
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<Error | null>(null);

  const submit = async (): Promise<void> => {
    setFault(null);
    try {
      if (await propose(reason)) onDone();
    } catch (error) {
      setFault(error instanceof Error ? error : new Error(String(error)));
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
      <TextField label={t('facts.reason')} isRequired minLength={3} value={reason} onChange={setReason} />
      <FormFault error={fault} say={say} />
      <button type="submit" className="button" disabled={actor === '' || isPending}>
        {actor === '' ? t('facts.actorFirst') : t('facts.propose')}
      </button>
    </form>
  );
}
