import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeadLetter, useDeadLetter } from '../../data/dead-letters.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { RefusalNote } from './refusal-note.js';

/** What became of a pack; opened, who decided it, when and why. */
export function LetterHistory({ letter }: { letter: DeadLetter }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const state = t(`deadLetters.states.${letter.state}`);
  // Nothing has been decided of it yet.
  if (letter.state === 'open') return <>{state}</>;
  return (
    <details onToggle={event => setIsOpen(event.currentTarget.open)}>
      <summary>{state}</summary>
      {isOpen ? <Changes id={letter.id} /> : null}
    </details>
  );
}

function Changes({ id }: { id: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { data } = useDeadLetter(id);
  if (!data) return <p className="faint">{t('state.loading')}</p>;
  return (
    <ul className="short-list">
      {data.history.map(({ at, state, actor, note }) => (
        <li key={`${at} ${state}`}>
          {t(`deadLetters.states.${state}`)}, {actor?.name ?? t('deadLetters.platform')},{' '}
          {formatDateTime(at, language)}
          {note === '' ? null : <RefusalNote text={note} />}
        </li>
      ))}
    </ul>
  );
}
