import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../components/error-note.js';
import { Problem } from '../../data/problem.js';

/** Why a form was refused, every reason of it. */
export function FormFault({ error }: { error: Error | null }) {
  const { t, i18n } = useTranslation();
  const textOf = useProblemText();
  if (!error) return null;
  const { code, text } = textOf(error);
  const faults = error instanceof Problem ? error.faults : [];
  return (
    <div className="error-note" role="alert">
      <p>{text}</p>
      {faults.length > 0 ? (
        <ul>
          {faults.map(({ path, rule, message }) => (
            <li key={`${path} ${rule}`}>
              {i18n.exists(`facts.rule.${rule}`) ? t(`facts.rule.${rule}`) : message}
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
