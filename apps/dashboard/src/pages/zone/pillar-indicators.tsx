import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../data/client.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

interface PillarIndicatorsProps {
  zone: string;
  score: Pick<Schemas['LinkedScore'], 'indicators' | 'pillars'>;
  nameOf: (id: string) => string;
}

/** Every indicator of a score by pillar; each leads to where it comes from. */
export function PillarIndicators({ zone, score, nameOf }: PillarIndicatorsProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (
    <details className="pillar-indicators">
      <summary>{t('score.indicators', { count: score.indicators.length })}</summary>
      <p className="panel-note">
        {t('scoreMethod.how')} {t('scoreMethod.grades')}
      </p>
      <div className="pillar-groups">
        {score.pillars.map(pillar => (
          <section key={pillar.id}>
            <h3>{nameOf(pillar.id)}</h3>
            <p className="faint">
              {t('scoreMethod.pillar', {
                points: pillar.value === null ? '–' : formatNumber(pillar.value, 1, language),
                weight: formatNumber(pillar.weight, 0, language),
              })}
            </p>
            <ul className="gains">
              {score.indicators
                .filter(indicator => indicator.pillar === pillar.id)
                .map(({ id, score: points, state }) => (
                  <li key={id}>
                    <Link
                      to="/zones/$code/score/$indicator"
                      params={{ code: zone, indicator: id }}
                      search={{}}
                    >
                      {nameOf(id)}
                    </Link>
                    <span className="tabular">
                      {points === null || state !== 'scored'
                        ? t('score.notMeasured')
                        : formatNumber(points, 0, language)}
                    </span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
