import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorChoice } from '../../components/actor-choice.js';
import { useProblemText } from '../../components/error-note.js';
import { Panel } from '../../components/panel.js';
import { type Scenario, useKeepScenario, useRemoveScenario, useScenarios } from '../../data/scenarios.js';
import type { Change } from '../../data/what-if.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

interface SavedScenariosProps {
  zone: string;
  changes: readonly Change[];
  onOpen: (scenario: Scenario) => void;
}

/** Scenarios kept under a name. Opened, they are scored anew from the newest readings. */
export function SavedScenarios({ zone, changes, onOpen }: SavedScenariosProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const id = useId();
  const [name, setName] = useState('');
  const [actor, setActor] = useState('');
  const scenarios = useScenarios(zone);
  const keep = useKeepScenario(zone);
  const remove = useRemoveScenario(zone);
  const problemText = useProblemText();
  const error = keep.error ?? remove.error;
  const save = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate({ name, changes, actor }, { onSuccess: () => setName('') });
  };
  return (
    <Panel title={t('scenario.title')} state={scenarios}>
      {() => (
        <div className="stack">
          <form className="change-form" onSubmit={save} aria-label={t('scenario.keep')}>
            <p className="field">
              <label htmlFor={id}>{t('scenario.name')}</label>
              <input
                id={id}
                value={name}
                required
                maxLength={120}
                onChange={event => setName(event.currentTarget.value)}
              />
            </p>
            <ActorChoice value={actor} onChange={setActor} />
            <button type="submit" className="button" disabled={changes.length === 0 || keep.isPending}>
              {t('scenario.keep')}
            </button>
          </form>
          {changes.length === 0 ? <p className="faint">{t('scenario.needsChange')}</p> : null}
          {error ? (
            <p className="error-note" role="alert">
              {problemText(error).text}
            </p>
          ) : null}
          {scenarios.data?.length === 0 ? <p className="empty-note">{t('scenario.none')}</p> : null}
          <ul className="changes">
            {scenarios.data?.map(scenario => (
              <li key={scenario.id}>
                <span>
                  {scenario.name}
                  <span className="row-note">
                    {t('scenario.by', {
                      count: scenario.changes.length,
                      name: scenario.updatedBy.name,
                      time: formatDateTime(scenario.updatedAt, language),
                    })}
                  </span>
                </span>
                <span className="row-actions">
                  <button type="button" className="button quiet" onClick={() => onOpen(scenario)}>
                    {t('scenario.open')}
                  </button>
                  <button
                    type="button"
                    className="button quiet"
                    disabled={actor === '' || remove.isPending}
                    title={actor === '' ? t('scenario.needsActor') : undefined}
                    onClick={() => remove.mutate({ id: scenario.id, actor })}
                  >
                    {t('scenario.remove')}
                  </button>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}
