import { useTranslation } from 'react-i18next';
import type { FactKind, FactRecord } from '../../data/facts.js';
import { groupFacts } from '../../lib/fact-groups.js';
import { factInForce } from '../../lib/fact-value.js';
import { DocumentLink } from './document-link.js';
import { FactMarks } from './fact-marks.js';
import { useFactWords } from './use-fact-words.js';

interface FactListProps {
  facts: readonly FactRecord[];
  kinds: ReadonlyMap<string, FactKind>;
  /** Name of a pillar or an indicator. */
  nameOf: (id: string) => string;
  onChange: (fact: string) => void;
  onHistory: (fact: string) => void;
}

/** Facts on record, by pillar. */
export function FactList({ facts, kinds, nameOf, onChange, onHistory }: FactListProps) {
  const { t } = useTranslation();
  const words = useFactWords(kinds);
  return groupFacts(facts, kinds).map(group => (
    <section key={group.id} className="fact-group">
      <h3>{group.id === 'general' ? t('facts.general') : nameOf(group.id)}</h3>
      <ul>
        {group.facts.map(({ name, versions }) => {
          const shown = factInForce(versions);
          if (!shown) return null;
          const uses = kinds.get(name)?.indicators ?? [];
          return (
            <li key={name} className="fact" data-fact={name}>
              <p className="fact-head">
                <span>{words.name(name)}</span>
                <strong>{words.value(name, shown.value)}</strong>
              </p>
              <FactMarks fact={shown} />
              <p className="fact-about">
                {words.validity(shown)} · <DocumentLink id={shown.documentId} name={shown.document} />
                {uses.length > 0 ? ` · ${t('facts.usedBy', { names: uses.map(nameOf).join(', ') })}` : null}
              </p>
              <p className="fact-about" lang="en">
                {shown.source}
              </p>
              <p className="row-actions">
                <button type="button" className="button quiet" onClick={() => onHistory(name)}>
                  {t('facts.history')}
                  <span className="visually-hidden">: {words.name(name)}</span>
                </button>
                <button type="button" className="button quiet" onClick={() => onChange(name)}>
                  {t('facts.change')}
                  <span className="visually-hidden">: {words.name(name)}</span>
                </button>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  ));
}
