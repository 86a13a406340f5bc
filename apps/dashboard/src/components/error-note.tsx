import { useTranslation } from 'react-i18next';
import { Problem } from '../data/problem.js';

/** What an error is called, and what to do about it. */
export function useProblemText(): (error: Error) => { code: string; text: string; reference: string | null } {
  const { t, i18n } = useTranslation();
  return error => {
    if (!(error instanceof Problem)) return { code: 'NETWORK', text: t('problem.network'), reference: null };
    const key = `problem.${error.code.replaceAll('.', '_')}`;
    const general = error.status >= 500 ? 'problem.server' : 'problem.request';
    return {
      code: error.code,
      text: i18n.exists(key) ? t(key, { what: whatOf(error) }) : t(general),
      reference: error.correlationId,
    };
  };
}

/** Which parts of a request were refused, by name where they have one. */
function whatOf({ faults, message }: Problem): string {
  return faults.length === 0 ? message : faults.map(fault => fault.path || fault.message).join(', ');
}

/** What went wrong, in words, with the code to quote and a way to try again. */
export function ErrorNote({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  const { code, text, reference } = useProblemText()(error);
  return (
    <div className="error-note" role="alert">
      <p>{text}</p>
      <p className="error-facts">
        <span>
          {t('state.code')} <code>{code}</code>
        </span>
        {reference ? (
          <span>
            {t('state.correlation')} <code>{reference}</code>
          </span>
        ) : null}
      </p>
      <button type="button" className="button" onClick={retry}>
        {t('state.retry')}
      </button>
    </div>
  );
}
