import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import { useFactKinds, useFacts } from '../../data/facts.js';
import { dayText, factInForce, factValueText } from '../../lib/fact-value.js';
import { useLanguage } from '../../lib/language.js';

/** What is on record of one fact: value, since when, and what it stands on. */
export function RecordedFact({ zone, fact }: { zone: string; fact: string }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const kind = useFactKinds().data?.get(fact);
  const facts = useFacts(zone);
  if (!facts.data || !kind) return null;
  const record = factInForce(facts.data.filter(item => item.fact === fact));
  return (
    <p>
      {nameOf(kind)}:{' '}
      {record ? (
        <>
          <strong>{factValueText(record.value, kind, language, { yes: '✓', no: '✗' })}</strong>{' '}
          {t('recorded.since', { day: dayText(record.validFrom, language) })}
          {record.document === null ? '' : ` · ${record.document}`}{' '}
          {record.illustrative ? <SimulatedBadge /> : null}
        </>
      ) : (
        t('recorded.none')
      )}{' '}
      <Link to="/zones/$code/facts" params={{ code: zone }}>
        {t('recorded.more')}
      </Link>
    </p>
  );
}
