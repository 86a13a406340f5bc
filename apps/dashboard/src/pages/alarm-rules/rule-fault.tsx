import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../components/error-note.js';
import { Problem } from '../../data/problem.js';

/** Why a rule was refused, with all that is wrong. */
export function RuleFault({ error }: { error: Error | null }) {
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
          {faults.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="error-facts">
        {t('state.code')} <code>{code}</code>
      </p>
    </div>
  );
}
