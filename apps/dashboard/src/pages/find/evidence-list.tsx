import '../../i18n/figures/index.js';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import type { NeedJudgement } from '../../data/search.js';
import { useMethodNames } from '../../data/method.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { useNeedText } from './use-need-text.js';

type Evidence = NeedJudgement['evidence'][number];

interface EvidenceListProps {
  need: NeedJudgement['need'];
  evidence: readonly Evidence[];
  zone: string;
}

/** Figures behind an answer: value, how it is known, how old it is, where it comes from. */
export function EvidenceList({ need, evidence, zone }: EvidenceListProps) {
  const { t, i18n } = useTranslation();
  const { language, nameOf } = useLanguage();
  const names = useMethodNames().data;
  const { amount } = useNeedText();
  if (evidence.length === 0) return <p className="faint">{t('find.noEvidence')}</p>;
  const nameOfEvidence = ({ kind, name, figure }: Evidence): string => {
    if (kind === 'position') return t('find.straightLine');
    if (kind === 'score') return t('need.confidence');
    const named = names?.get(name ?? '');
    const indicator = named ? `${nameOf(named)} (${name})` : null;
    if (figure !== null && i18n.exists(`figure.${figure}`))
      return t('find.figureOf', { figure: t(`figure.${figure}`), indicator: indicator ?? name });
    if (indicator) return indicator;
    const key = `find.fact.${(name ?? '').replaceAll('.', '_')}`;
    return i18n.exists(key) ? t(key) : (name ?? '');
  };
  const ageOf = ({ ageDays, windowDays }: Evidence): string | null => {
    if (ageDays === null) return null;
    if (ageDays === 0) return t('find.untilToday');
    // Of what is measured and stated together the statement is the older part.
    return t(windowDays === null ? 'find.age' : 'find.oldestPart', {
      days: formatNumber(ageDays, 0, language),
    });
  };
  return (
    <ul className="evidence">
      {evidence.map(one => (
        <li key={`${one.kind} ${one.name}`}>
          <p>
            {nameOfEvidence(one)}: <span className="tabular">{amount(need, one.value, one.unit)}</span>{' '}
            {one.simulated ? <SimulatedBadge /> : null}
          </p>
          <p className="faint">
            {[
              one.level === null ? null : t(`find.evidence.${one.level}`),
              one.milestone === null ? null : t(`find.milestone.${one.milestone}`),
              one.windowDays === null
                ? null
                : t('find.window', { days: formatNumber(one.windowDays, 0, language) }),
              ageOf(one),
              isMadeUp(one) ? null : one.document,
            ]
              .filter(part => part !== null)
              .join(' · ')}
          </p>
          <p className="faint">
            {one.source === null ? null : (
              <>
                <Source one={one} source={one.source} />
                {' · '}
              </>
            )}
            <Origin one={one} zone={zone} />
            {' · '}
            <a href={one.link}>{t('find.data')}</a>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** As `seeds/facts.build.mjs` says of facts it has made up; their documents are made up too. */
const isMadeUp = ({ source }: Evidence): boolean => source?.startsWith('[P] illustrative') ?? false;

/** A source in words, or as a link when it is an address. */
function Source({ one, source }: { one: Evidence; source: string }) {
  const { t } = useTranslation();
  if (one.kind === 'position') return t('find.source', { source: t('find.approximatePoints') });
  if (isMadeUp(one)) return t('find.illustrative');
  if (!/^https:\/\/\S+$/.test(source)) return t('find.source', { source });
  return (
    <a href={source} rel="noreferrer" target="_blank">
      {t('find.source', { source: new URL(source).hostname })}
    </a>
  );
}

/** To the page that explains a figure: of the indicator, of the zone's facts, or of the zone. */
function Origin({ one, zone }: { one: Evidence; zone: string }) {
  const { t } = useTranslation();
  if (one.kind === 'indicator' && one.name !== null)
    return (
      <Link to="/zones/$code/score/$indicator" params={{ code: zone, indicator: one.name }}>
        {t('find.explained')}
      </Link>
    );
  if (one.kind === 'fact')
    return (
      <Link to="/zones/$code/facts" params={{ code: zone }}>
        {t('find.onFactsPage')}
      </Link>
    );
  return (
    <Link to="/zones/$code" params={{ code: zone }}>
      {t('find.onZonePage')}
    </Link>
  );
}
