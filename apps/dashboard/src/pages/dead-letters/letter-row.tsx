import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/text-field.js';
import type { DeadLetter } from '../../data/dead-letters.js';
import { formatDateTime, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { LetterHistory } from './letter-history.js';
import { RefusalNote } from './refusal-note.js';

interface LetterRowProps {
  letter: DeadLetter;
  canAct: boolean;
  /** Without a note it is sent again. */
  onCommand: (note?: string) => void;
}

/** What can still become stored. */
const isPending = ({ state }: DeadLetter): boolean => state === 'open' || state === 'refused';

/** One pack that was not stored: when, whose, why, and what can be done. */
export function LetterRow({ letter, canAct, onCommand }: LetterRowProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [note, setNote] = useState<string | null>(null);
  const time = formatDateTime(letter.receivedAt, language);
  const of = { device: letter.device, time };
  return (
    <tr>
      <td>{time}</td>
      <th scope="row">
        {letter.device}
        <span className="row-note">
          <a href={`/api/v1/dead-letters/${encodeURIComponent(letter.id)}/bytes`} download>
            {t('deadLetters.bytes')}
          </a>
        </span>
      </th>
      <td>
        {t(`deadLetters.reason.${letter.reason}`)}
        <RefusalNote text={letter.detail} />
      </td>
      <td className="number">{letter.records === null ? '–' : formatNumber(letter.records, 0, language)}</td>
      <td>
        <LetterHistory letter={letter} />
      </td>
      <td>
        {isPending(letter) ? (
          <div className="row-actions">
            <button
              type="button"
              className="button quiet"
              disabled={!canAct}
              aria-label={t('deadLetters.replayOf', of)}
              onClick={() => onCommand()}
            >
              {t('deadLetters.replay')}
            </button>
            <button
              type="button"
              className="button quiet"
              disabled={!canAct}
              aria-expanded={note !== null}
              aria-label={t('deadLetters.dismissOf', of)}
              onClick={() => setNote(note === null ? '' : null)}
            >
              {t('deadLetters.dismiss')}
            </button>
          </div>
        ) : null}
        {note === null ? null : (
          <form
            className="facts-form"
            onSubmit={event => {
              event.preventDefault();
              setNote(null);
              onCommand(note);
            }}
          >
            <TextField
              label={t('deadLetters.note')}
              isRequired
              minLength={3}
              value={note}
              onChange={setNote}
            />
            <button type="submit" className="button">
              {t('deadLetters.dismiss')}
            </button>
          </form>
        )}
      </td>
    </tr>
  );
}
