import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import { type FactKind, useExpiringFacts } from '../../data/facts.js';
import { FactMarks } from './fact-marks.js';
import { useFactWords } from './use-fact-words.js';

interface ExpiryPanelProps {
  zone: string;
  kinds: ReadonlyMap<string, FactKind>;
  onChange: (fact: string) => void;
}

/** Facts that run out soon or have, and that nothing follows. */
export function ExpiryPanel({ zone, kinds, onChange }: ExpiryPanelProps) {
  const { t } = useTranslation();
  const words = useFactWords(kinds);
  const expiring = useExpiringFacts(zone);
  return (
    <Panel
      title={t('facts.expiring')}
      state={expiring}
      minHeight={60}
      empty={expiring.data?.length === 0 && t('facts.noneExpiring')}
      aside={expiring.data ? <span className="count">{expiring.data.length}</span> : null}
    >
      {() => (
        <>
          <p className="panel-note">{t('facts.ageExplain')}</p>
          <ul className="fact-group">
            {expiring.data?.map(fact => (
              <li key={fact.recordId} className="fact">
                <p className="fact-head">
                  <span>{words.name(fact.fact)}</span>
                  <span>{words.validity(fact)}</span>
                </p>
                <FactMarks fact={fact} />
                <p className="row-actions">
                  <button type="button" className="button quiet" onClick={() => onChange(fact.fact)}>
                    {t('facts.renew')}
                    <span className="visually-hidden">: {words.name(fact.fact)}</span>
                  </button>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
