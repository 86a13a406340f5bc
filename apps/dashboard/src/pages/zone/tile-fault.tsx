import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../components/error-note.js';

/** An error in the small room of a tile: its code, what it means on hover, and another try. */
export function TileFault({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  const { code, text, reference } = useProblemText()(error);
  return (
    <div className="tile-fault" title={[text, reference].filter(Boolean).join(' ')}>
      <p>
        {t('state.failed')} <code>{code}</code>
      </p>
      <button type="button" className="button quiet" onClick={retry}>
        {t('state.retry')}
      </button>
    </div>
  );
}
