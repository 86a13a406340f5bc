import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ScoreScale } from '../../components/score-figure.js';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import type { ZoneMatch } from '../../data/search.js';
import { formatNumber, formatPercent } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { NeedLine } from './need-line.js';

interface MatchListProps {
  matches: readonly ZoneMatch[];
  isPlanned: boolean;
  /** Whether the weights are the official ones. */
  isOfficial: boolean;
  compared: readonly string[];
  onCompare: (zone: string) => void;
}

/** Zones shown at first; the rest on demand. */
const SHOWN = 8;

/** Zones of one track in the order of how they answer, each need in plain words. */
export function MatchList({ matches, isPlanned, isOfficial, compared, onCompare }: MatchListProps) {
  const { t } = useTranslation();
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? matches : matches.slice(0, SHOWN);
  return (
    <>
      <ol className={`matches ${isPlanned ? 'planned' : ''}`}>
        {shown.map(match => (
          <MatchItem
            key={match.zone}
            match={match}
            isPlanned={isPlanned}
            isOfficial={isOfficial}
            isCompared={compared.includes(match.zone)}
            onCompare={() => onCompare(match.zone)}
          />
        ))}
      </ol>
      {matches.length > shown.length ? (
        <button type="button" className="button" onClick={() => setIsAll(true)}>
          {t('find.showAll', { count: matches.length })}
        </button>
      ) : null}
    </>
  );
}

interface MatchItemProps {
  match: ZoneMatch;
  isPlanned: boolean;
  isOfficial: boolean;
  isCompared: boolean;
  onCompare: () => void;
}

function MatchItem({ match, isPlanned, isOfficial, isCompared, onCompare }: MatchItemProps) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const { score, needs } = match;
  const figure = (value: number) => formatNumber(value, 0, language);
  const isSimulated =
    (score?.simulated ?? false) || needs.some(need => need.evidence.some(({ simulated }) => simulated));
  return (
    <li>
      <div className="match-head">
        <h3>
          <Link to="/zones/$code" params={{ code: match.zone }}>
            {nameOf(match)}
          </Link>{' '}
          <small>{match.district}</small>
        </h3>
        <label className="compare">
          <input type="checkbox" checked={isCompared} onChange={onCompare} /> {t('find.compare')}
        </label>
      </div>
      <p className="tags">
        {needs.length > 0 ? (
          <span className={`badge verdict ${match.matches ? 'met' : ''}`}>
            {match.matches
              ? t('find.meetsAll')
              : t('find.meets', {
                  ...{ met: match.met, short: match.short, unknown: match.unknown, count: needs.length },
                })}
          </span>
        ) : null}
        {isPlanned ? <span className="badge planned">{t('find.byDesign')}</span> : null}
        {isSimulated ? <SimulatedBadge /> : null}
      </p>
      {needs.length > 0 ? (
        <ul className="need-lines">
          {needs.map(need => (
            <NeedLine key={need.need} need={need} zone={match.zone} />
          ))}
        </ul>
      ) : null}
      {score ? (
        <div className="match-score">
          <ScoreScale score={{ ...score, status: score.official.status }} />
          <p>
            {t(scoreText(isPlanned, isOfficial), {
              score: figure(score.value),
              low: figure(score.low),
              high: figure(score.high),
              grade: score.grade,
              official: figure(score.official.value),
              confidence: formatPercent(score.confidence, language),
            })}
          </p>
        </div>
      ) : (
        <p className="faint">{t('score.notYet')}</p>
      )}
    </li>
  );
}

/** With the official weights there is one score, not one's own beside it. */
function scoreText(isPlanned: boolean, isOfficial: boolean) {
  if (isOfficial) return isPlanned ? 'find.design' : 'find.score';
  return isPlanned ? 'find.ownDesign' : 'find.ownScore';
}
