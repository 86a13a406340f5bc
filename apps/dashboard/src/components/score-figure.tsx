import { useTranslation } from 'react-i18next';
import { formatNumber } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';

export interface ScoreFigureProps {
  score: { value: number; low: number; high: number; status: string } | null;
}

/** A score with its bounds drawn: the bar shows how far missing data could move it. */
export function ScoreFigure({ score }: ScoreFigureProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (!score) return <span className="faint">—</span>;
  const text = formatNumber(score.value, 0, language);
  const range = t('score.range', {
    low: formatNumber(score.low, 0, language),
    high: formatNumber(score.high, 0, language),
  });
  return (
    <span className="score-figure" title={range}>
      <strong className="tabular">{text}</strong>
      <span className="score-bar" aria-hidden="true">
        <span
          className="score-range"
          style={{ left: `${score.low}%`, width: `${Math.max(1, score.high - score.low)}%` }}
        />
        <span className="score-mark" style={{ left: `${score.value}%` }} />
      </span>
      <span className="visually-hidden">{range}</span>
    </span>
  );
}
