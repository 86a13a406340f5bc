import { Link } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorChoice } from '../../components/actor-choice.js';
import { useProblemText } from '../../components/error-note.js';
import { useRemoveSearch, useSavedSearches, useSaveSearch } from '../../data/saved-searches.js';
import type { FindSearch } from '../../lib/find-search.js';
import { readFindSearch } from '../../lib/find-search.js';
import { Told } from './told.js';

/** Saving the search that is shown, the saved ones, and what changed since. */
export function SavedPanel({ search }: { search: FindSearch }) {
  const { t } = useTranslation();
  const id = useId();
  const problemText = useProblemText();
  const [actor, setActor] = useState('');
  const [name, setName] = useState('');
  const saved = useSavedSearches(actor);
  const save = useSaveSearch(actor);
  const remove = useRemoveSearch(actor);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (actor === '' || name.trim() === '') return;
    save.mutate({ name, search }, { onSuccess: () => setName('') });
  };
  const failure = save.error ?? remove.error ?? saved.error;
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <header className="panel-head">
        <h2 id={`${id}-title`}>{t('saved.title')}</h2>
      </header>
      <div className="panel-body saved">
        <p className="panel-note">{t('saved.note')}</p>
        <form className="saved-form" onSubmit={submit}>
          <ActorChoice value={actor} onChange={setActor} />
          <p className="field">
            <label htmlFor={`${id}-name`}>{t('saved.name')}</label>
            <input
              id={`${id}-name`}
              value={name}
              maxLength={120}
              required
              onChange={event => setName(event.currentTarget.value)}
            />
          </p>
          <button type="submit" className="button" disabled={save.isPending}>
            {t('saved.save')}
          </button>
        </form>
        {failure ? (
          <p role="alert" className="field-fault">
            {problemText(failure).text} <code>{problemText(failure).code}</code>
          </p>
        ) : null}
        {actor === '' ? null : (
          <>
            {saved.data?.length === 0 ? <p className="empty-note">{t('saved.none')}</p> : null}
            <ul className="saved-list">
              {saved.data?.map(one => (
                <li key={one.id}>
                  <Link to="/find" search={readFindSearch(fromParameters(one.parameters))}>
                    {one.name}
                  </Link>{' '}
                  <span className="count">{t('saved.matching', { count: one.matching.length })}</span>{' '}
                  <button
                    type="button"
                    className="button quiet"
                    aria-label={t('saved.removeNamed', { name: one.name })}
                    onClick={() => remove.mutate(one.id)}
                  >
                    {t('saved.remove')}
                  </button>
                </li>
              ))}
            </ul>
            <Told actor={actor} />
          </>
        )}
      </div>
    </section>
  );
}

/** Parameters of an address, amounts as numbers. */
function fromParameters(text: string): Record<string, unknown> {
  const entries = [...new URLSearchParams(text)];
  return Object.fromEntries(
    entries.map(([name, value]) => [name, /^\d+(\.\d+)?$/.test(value) ? Number(value) : value]),
  );
}
