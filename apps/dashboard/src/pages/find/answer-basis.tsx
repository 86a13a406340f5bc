import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import type { SearchAnswer } from '../../data/search.js';
import type { FindSearch } from '../../lib/find-search.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

interface AnswerBasisProps {
  answer: SearchAnswer;
  search: FindSearch;
  onSearch: (search: FindSearch) => void;
}

/** What the answer is of, and the link that gives it again; says when newer data exist. */
export function AnswerBasis({ answer, search, onSearch }: AnswerBasisProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [isCopied, setIsCopied] = useState(false);
  const time = (ms: number) => formatDateTime(ms, language);
  const page = search.compare ? `${answer.page}&compare=${search.compare}` : answer.page;
  const copy = () =>
    void navigator.clipboard.writeText(new URL(page, location.href).href).then(() => setIsCopied(true));
  const newest = () => {
    const { edition: _edition, asOf: _asOf, method: _method, ...now } = search;
    onSearch(now);
  };
  return (
    <div className="answer-basis">
      <p>
        {t('find.asOf', { time: time(answer.edition.asOf), method: answer.edition.method })}{' '}
        {answer.simulated ? <SimulatedBadge /> : null}
      </p>
      {answer.newer ? (
        <p role="status">
          {t('find.newer', { time: time(answer.newer.takenAt) })}{' '}
          <button type="button" className="button" onClick={newest}>
            {t('find.showNewer')}
          </button>
        </p>
      ) : null}
      <p>
        <button type="button" className="button" onClick={copy}>
          {t('find.copyLink')}
        </button>{' '}
        <span role="status" className="count">
          {isCopied ? t('find.copied') : t('find.linkNote')}
        </span>
      </p>
      <details className="glossary">
        <summary>{t('find.howToRead')}</summary>
        <ul>
          {(t('find.reading', { returnObjects: true }) as string[]).map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}
