import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../../components/download-menu.js';
import { Panel } from '../../components/panel.js';
import { ScoreScale } from '../../components/score-figure.js';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import { useMethodNames } from '../../data/method.js';
import { useScore } from '../../data/scores.js';
import { formatDateTime, formatNumber, formatPercent } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { Gains } from './gains.js';
import { PillarIndicators } from './pillar-indicators.js';
import { PillarList } from './pillar-list.js';

const HEIGHTS = { phone: 661, tablet: 433, wide: 190 };

/** A zone's score with what it is made of: bounds, confidence, pillars, and where points are to be had. */
export function ScorePanel({ zone, isPlanned }: { zone: string; isPlanned: boolean }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const score = useScore(zone);
  const names = useMethodNames();
  const figure = (value: number, decimals = 0) => formatNumber(value, decimals, language);
  const nameOfId = (id: string) => {
    const named = names.data?.get(id);
    return named ? nameOf(named) : id;
  };
  const { data } = score;
  const isWide = data && figure(data.low) !== figure(data.high);
  return (
    <Panel
      title={t(isPlanned ? 'score.design' : 'score.title')}
      // With names, not with codes that are replaced a moment later.
      state={names.isPending ? names : score}
      minHeight={HEIGHTS}
      aside={
        data ? (
          <>
            <span className="count">
              {t('score.asOf', { method: data.method, time: formatDateTime(data.asOf, language) })}
            </span>
            <DownloadMenu
              label={t('score.title')}
              what="score"
              query={() => ({
                zone,
                asOf: new Date(data.asOf).toISOString(),
                revision: String(data.revision),
              })}
            />
          </>
        ) : (
          /* As high as what comes, so that nothing below moves. */
          <span className="button quiet">&nbsp;</span>
        )
      }
      empty={data === null && t('score.none')}
    >
      {() =>
        data ? (
          <div className="score-panel">
            <div>
              <p className={`score-big ${isPlanned ? 'planned' : ''}`}>
                <data value={data.value}>{figure(data.value)}</data>
                <span>{t('score.of100')}</span>
                <span className="score-grade">{t('score.grade', { grade: data.grade })}</span>
              </p>
              <ScoreScale score={data} />
              <p className="score-words">
                {isWide ? `${t('score.range', { low: figure(data.low), high: figure(data.high) })} · ` : null}
                {t('score.confidence', { value: formatPercent(data.confidence, language) })} (
                {t(`sure.${data.confidenceBand}`)})
              </p>
              <div className="tags">
                <span className="badge">{t(`score.${data.status}`)}</span>
                {data.tags.includes('ramp-up') ? <span className="badge">{t('score.rampUp')}</span> : null}
                {data.simulated ? <SimulatedBadge /> : null}
              </div>
            </div>
            <PillarList pillars={data.pillars} nameOf={nameOfId} />
            <Gains zone={zone} weakest={data.weakest} nameOf={nameOfId} />
            <PillarIndicators zone={zone} score={data} nameOf={nameOfId} />
          </div>
        ) : null
      }
    </Panel>
  );
}
