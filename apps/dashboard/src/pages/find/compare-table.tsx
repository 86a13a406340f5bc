import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ZoneMatch } from '../../data/search.js';
import { formatNumber, formatPercent } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { useNeedText } from './use-need-text.js';

interface CompareTableProps {
  matches: readonly ZoneMatch[];
  onRemove: (zone: string) => void;
}

/** Two to four zones side by side: scores with their bounds, and each need. */
export function CompareTable({ matches, onRemove }: CompareTableProps) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const { amount } = useNeedText();
  const figure = (value: number) => formatNumber(value, 0, language);
  const needs = matches[0]?.needs ?? [];
  return (
    <section className="panel" aria-labelledby="compare-title">
      <header className="panel-head">
        <h2 id="compare-title">{t('find.compareTitle')}</h2>
      </header>
      <div className="panel-body compare-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('find.question')}</th>
              {matches.map(match => (
                <th key={match.zone} scope="col">
                  <Link to="/zones/$code" params={{ code: match.zone }}>
                    {nameOf(match)}
                  </Link>{' '}
                  <button
                    type="button"
                    className="button quiet"
                    aria-label={t('find.removeFromCompare', { zone: nameOf(match) })}
                    onClick={() => onRemove(match.zone)}
                  >
                    ✕
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('find.scoreRow')}</th>
              {matches.map(({ zone, score }) => (
                <td key={zone}>
                  {score
                    ? `${figure(score.value)} (${figure(score.low)}–${figure(score.high)})`
                    : t('score.notYet')}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('find.confidenceRow')}</th>
              {matches.map(({ zone, score }) => (
                <td key={zone}>{score ? formatPercent(score.confidence, language) : '–'}</td>
              ))}
            </tr>
            {needs.map(({ need }, i) => (
              <tr key={need}>
                <th scope="row">{t(`need.${need}`)}</th>
                {matches.map(match => {
                  const judged = match.needs[i];
                  if (judged === undefined) return <td key={match.zone} />;
                  return (
                    <td key={match.zone} className={`need-line ${judged.state}`}>
                      <span className="need-mark" aria-hidden="true" />{' '}
                      {judged.offered === null ? '' : amount(judged.need, judged.offered, judged.unit)}{' '}
                      <span className="row-note">{t(`find.state.${judged.state}`)}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
