import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import { useScore } from '../../data/scores.js';
import { formatDateTime, formatNumber, formatPercent } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** A zone's score with what it is made of: bounds, confidence, pillars, and where points are to be had. */
export function ScorePanel({ zone, planned }: { zone: string; planned: boolean }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const score = useScore(zone);
  const figure = (value: number, decimals = 0) => formatNumber(value, decimals, language);
  return (
    <Panel
      title={t(planned ? 'score.design' : 'score.title')}
      state={score}
      minHeight={220}
      empty={score.data === null && t('score.none')}
    >
      {() => {
        const data = score.data;
        if (!data) return null;
        return (
          <>
            <p className="score-big">
              <strong>{figure(data.value)}</strong>
              <span className="faint">
                {t('score.of100')}, {t('score.range', { low: figure(data.low), high: figure(data.high) })}
              </span>
            </p>
            <div className="tags">
              <span className="badge">{t('score.grade', { grade: data.grade })}</span>
              <span className="badge">{t(`score.${data.status}`)}</span>
              {data.tags.includes('ramp-up') ? <span className="badge">{t('score.rampUp')}</span> : null}
              {data.simulated ? <SimulatedBadge /> : null}
            </div>
            <p className="faint">
              {t('score.confidence', { value: formatPercent(data.confidence, language) })} · {data.method} ·{' '}
              {formatDateTime(data.asOf, language)}
            </p>
            <ul className="pillars">
              {data.pillars.map(pillar => (
                <li key={pillar.id}>
                  <span>{t(`pillar.${pillar.id}`)}</span>
                  <span className="tabular">
                    {pillar.value === null ? t('score.notMeasured') : figure(pillar.value)}
                  </span>
                  <span className="pillar-bar" aria-hidden="true">
                    <span style={{ width: `${pillar.value ?? 0}%` }} />
                  </span>
                </li>
              ))}
            </ul>
            {data.weakest.length > 0 ? (
              <>
                <h3 style={{ marginTop: 'var(--space-4)' }}>{t('score.weakest')}</h3>
                <ul className="pillars">
                  {data.weakest.map(item => (
                    <li key={item.indicator}>
                      <span>{item.indicator}</span>
                      <span className="tabular">{t('score.gain', { points: figure(item.gain, 1) })}</span>
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </>
        );
      }}
    </Panel>
  );
}
