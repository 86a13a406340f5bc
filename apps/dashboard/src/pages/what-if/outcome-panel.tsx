import { useTranslation } from 'react-i18next';
import { ScoreScale } from '../../components/score-figure.js';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import type { WhatIf } from '../../data/what-if.js';
import { formatDateTime, formatNumber, formatPercent } from '../../lib/format.js';
import { formatChange } from '../../lib/format-change.js';
import { useLanguage } from '../../lib/language.js';
import { IndicatorDifferences } from './indicator-differences.js';
import { PillarComparison } from './pillar-comparison.js';

/** The score as it is and as it would be, by pillar and by indicator. */
export function OutcomePanel({ outcome, isOld }: { outcome: WhatIf; isOld: boolean }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { before, after, pillars, indicators, asOf, method } = outcome;
  const points = formatChange(after.value - before.value, language);
  return (
    <div className="stack" aria-busy={isOld}>
      <p className="visually-hidden" role="status">
        {t('whatIf.said', {
          before: formatNumber(before.value, 1, language),
          after: formatNumber(after.value, 1, language),
        })}
      </p>
      <div className="sides">
        {(['before', 'after'] as const).map(side => {
          const score = outcome[side];
          return (
            <div key={side}>
              <h3>{t(`whatIf.${side}`)}</h3>
              <p className="score-big">
                <data value={score.value}>{formatNumber(score.value, 1, language)}</data>
                <span>{t('score.of100')}</span>
                <span className="score-grade">{t('score.grade', { grade: score.grade })}</span>
              </p>
              <ScoreScale score={score} />
              <p className="score-words">
                {t('score.confidence', { value: formatPercent(score.confidence, language) })} (
                {t(`sure.${score.confidenceBand}`)})
              </p>
              {score.gates.length === 0 ? null : (
                <p className="score-words">{t('whatIf.gates', { count: score.gates.length })}</p>
              )}
            </div>
          );
        })}
        <p className="change-points">
          <strong>{points}</strong> {t('whatIf.points')}
        </p>
      </div>
      <div className="tags">
        {after.tags.includes('assumed') ? <span className="badge suspect">{t('whatIf.assumed')}</span> : null}
        {after.simulated ? <SimulatedBadge /> : null}
      </div>
      <PillarComparison pillars={pillars} />
      <IndicatorDifferences indicators={indicators} />
      <p className="faint">{t('whatIf.basis', { method, time: formatDateTime(asOf, language) })}</p>
    </div>
  );
}
