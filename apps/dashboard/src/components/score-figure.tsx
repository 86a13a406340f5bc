import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';

export interface ScoreSummary {
  value: number;
  low: number;
  high: number;
  confidence: number;
  confidenceBand: 'high' | 'medium' | 'low' | 'insufficient';
  status: 'provisional' | 'published' | 'insufficient';
}

/** Narrower than this a range cannot be seen. */
const MIN_WIDTH = 1.5;

/** A score on its scale from 0 to 100: a mark for the value, a band for how far missing data could move it. */
export function ScoreScale({ score }: { score: ScoreSummary }) {
  const width = Math.max(MIN_WIDTH, score.high - score.low);
  return (
    <span className={`score-scale confidence-${score.confidenceBand}`} aria-hidden="true">
      <span className="score-fill" style={{ width: `${score.value}%` }} />
      <span
        className="score-range"
        style={{ left: `${Math.min(score.low, 100 - width)}%`, width: `${width}%` }}
      />
      <span className="score-mark" style={{ left: `${score.value}%` }} />
    </span>
  );
}

/** A score in a row of a table, with its range and how sure it is. */
export function ScoreFigure({ score }: { score: ScoreSummary | null }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (!score) return <span className="faint">{t('score.notYet')}</span>;
  const figure = (value: number) => formatNumber(value, 0, language);
  const range = t('score.range', { low: figure(score.low), high: figure(score.high) });
  const isWide = figure(score.low) !== figure(score.high);
  const confidence = formatPercent(score.confidence, language);
  return (
    <span className="score-figure" title={`${range} · ${t('score.confidence', { value: confidence })}`}>
      <strong>{figure(score.value)}</strong>
      <ScoreScale score={score} />
      <span className="score-sure">
        <span className="visually-hidden">{range}. </span>
        {isWide ? (
          <span aria-hidden="true">
            {t('score.rangeShort', { low: figure(score.low), high: figure(score.high) })}
          </span>
        ) : null}
        {score.status === 'insufficient' ? (
          <span className="score-missing">{t('score.insufficientShort')}</span>
        ) : null}
        <span className="visually-hidden">{t('score.confidence', { value: confidence })}</span>
      </span>
    </span>
  );
}
