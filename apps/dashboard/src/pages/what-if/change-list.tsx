import { useTranslation } from 'react-i18next';
import type { Change } from '../../data/what-if.js';
import { describeChange } from '../../lib/describe-change.js';
import { useChangeWords } from './use-change-words.js';

interface ChangeListProps {
  changes: readonly Change[];
  onRemove: (index: number) => void;
}

/** What is supposed so far, in the order it is made. */
export function ChangeList({ changes, onRemove }: ChangeListProps) {
  const { t } = useTranslation();
  const words = useChangeWords();
  if (changes.length === 0) return <p className="empty-note">{t('whatIf.noChanges')}</p>;
  return (
    <ol className="changes">
      {changes.map((change, index) => {
        const text = describeChange(change, words);
        return (
          // Equal changes may stand twice; their place tells them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is what they are
          <li key={index}>
            <span>{text}</span>
            <button
              type="button"
              className="button quiet"
              aria-label={t('whatIf.removeChange', { change: text })}
              onClick={() => onRemove(index)}
            >
              {t('whatIf.remove')}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
