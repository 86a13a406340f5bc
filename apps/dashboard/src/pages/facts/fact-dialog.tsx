import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorChoice } from '../../components/actor-choice.js';
import type { FactKind, FactRecord } from '../../data/facts.js';
import { FACT_GROUPS, groupOf } from '../../lib/fact-groups.js';
import { useLanguage } from '../../lib/language.js';
import { FactForm } from './fact-form.js';
import { PageDialog } from '../../components/page-dialog.js';
import { SelectField } from '../../components/select-field.js';

interface FactDialogProps {
  zone: string;
  isPlanned: boolean;
  /** The fact to change; empty to choose one. */
  fact: string;
  facts: readonly FactRecord[];
  kinds: ReadonlyMap<string, FactKind>;
  nameOf: (id: string) => string;
  actor: string;
  onActor: (id: string) => void;
  onClose: () => void;
}

/** Where a statement is proposed: which fact, in whose name, and the form of its kind. */
export function FactDialog(props: FactDialogProps) {
  const { zone, isPlanned, facts, kinds, nameOf, actor, onActor, onClose } = props;
  const { t } = useTranslation();
  const { nameOf: named } = useLanguage();
  const [fact, setFact] = useState(props.fact);
  const track = isPlanned ? 'planned' : 'operating';
  const offered = [...kinds.values()].filter(kind => kind.track === 'any' || kind.track === track);
  const kind = kinds.get(fact);
  return (
    <PageDialog title={t('facts.proposeTitle')} onClose={onClose}>
      <p className="panel-note">{t('facts.twoPeople')}</p>
      <div className="facts-form">
        <ActorChoice value={actor} onChange={onActor} />
        <SelectField label={t('facts.fact')} value={fact} onChange={setFact}>
          <option value="">{t('facts.choose')}</option>
          {FACT_GROUPS.map(group => {
            const own = offered.filter(item => groupOf(item) === group);
            return own.length === 0 ? null : (
              <optgroup key={group} label={group === 'general' ? t('facts.general') : nameOf(group)}>
                {own.map(item => (
                  <option key={item.id} value={item.id}>
                    {named(item)}
                  </option>
                ))}
              </optgroup>
            );
          })}
        </SelectField>
      </div>
      {kind ? (
        <FactForm
          key={kind.id}
          zone={zone}
          kind={kind}
          versions={facts.filter(record => record.fact === kind.id)}
          actor={actor}
          onDone={onClose}
        />
      ) : null}
    </PageDialog>
  );
}
