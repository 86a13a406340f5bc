import { useTranslation } from 'react-i18next';
import type { FactRecord } from '../../data/facts.js';
import { formatPercent } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** Days before the end at which a fact is marked. */
const SOON_DAYS = 60;

type Marked = Pick<
  FactRecord,
  'ageFactor' | 'daysLeft' | 'evidenceLevel' | 'illustrative' | 'milestone' | 'validity'
>;

/** What one has to know of a fact beside its value: how it is proved, whether it runs out, whether it is made up. */
export function FactMarks({ fact }: { fact: Marked }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { daysLeft } = fact;
  const isEnding = fact.validity === 'valid' && daysLeft !== null && daysLeft <= SOON_DAYS;
  return (
    <span className="tags">
      <span className="badge" title={t('facts.levelExplain', { level: fact.evidenceLevel })}>
        {t(`facts.level.${fact.evidenceLevel}`)}
      </span>
      {fact.milestone ? <span className="badge">{t(`facts.milestone.${fact.milestone}`)}</span> : null}
      {fact.illustrative ? (
        <span className="badge simulated" title={t('facts.illustrativeExplain')}>
          {t('facts.illustrative')}
        </span>
      ) : null}
      {isEnding ? (
        <span className="badge ending">
          <span aria-hidden="true">△ </span>
          {t('facts.endsIn', { count: daysLeft })}
        </span>
      ) : null}
      {fact.validity === 'expired' ? (
        <span className="badge ended" title={t('facts.ageExplain')}>
          <span aria-hidden="true">▲ </span>
          {t('facts.ended', { count: -(daysLeft ?? 0), share: formatPercent(fact.ageFactor, language) })}
        </span>
      ) : null}
      {fact.validity === 'future' ? <span className="badge">{t('facts.future')}</span> : null}
    </span>
  );
}
