import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Fault, Problem } from '../data/problem.js';
import { useProblemText } from './error-note.js';

interface FormFaultProps {
  error: Error | null;
  /** Words a fault; without it the server's own words are shown. */
  say?: (fault: Fault) => ReactNode;
}

/** Why a form was refused, with all that is wrong. */
export function FormFault({ error, say = ({ message }) => message }: FormFaultProps) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  if (!error) return null;
  const { code, text } = textOf(error);
  const faults = error instanceof Problem ? error.faults : [];
  return (
    <div className="error-note" role="alert">
      <p>{text}</p>
      {faults.length > 0 ? (
        <ul>
          {faults.map(fault => (
            <li key={`${fault.path} ${fault.message}`}>{say(fault)}</li>
          ))}
        </ul>
      ) : null}
      <p className="error-facts">
        {t('state.code')} <code>{code}</code>
      </p>
    </div>
  );
}
