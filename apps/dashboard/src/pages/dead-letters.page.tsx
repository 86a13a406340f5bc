import '../i18n/dead-letters/index.js';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActorChoice } from '../components/actor-choice.js';
import { useProblemText } from '../components/error-note.js';
import { DownloadMenu } from '../components/download-menu.js';
import { Panel } from '../components/panel.js';
import { SelectField } from '../components/select-field.js';
import { useAnnouncer } from '../components/use-announcer.js';
import { useTitle } from '../components/use-title.js';
import { WideTable } from '../components/wide-table.js';
import { useDeadLetters, useLetterCommand } from '../data/dead-letters.js';
import { LETTER_STATES, readDeadLetterSearch } from '../lib/dead-letter-search.js';
import { useActor } from '../lib/use-actor.js';
import { LetterRow } from './dead-letters/letter-row.js';
import { SubpageHead } from './zone/subpage-head.js';

/** Packs of a zone that could not be stored: why, and another try. */
export function DeadLettersPage() {
  const { code } = useParams({ from: '/zones/$code/dead-letters' });
  const { state } = useSearch({ from: '/zones/$code/dead-letters' });
  const navigate = useNavigate({ from: '/zones/$code/dead-letters' });
  const { t } = useTranslation();
  const problemOf = useProblemText();
  const [actor, setActor] = useActor();
  const { say, announcer } = useAnnouncer();
  const letters = useDeadLetters(code, state);
  const command = useLetterCommand();
  useTitle(t('page.deadLetters'));
  const items = letters.data?.pages.flatMap(page => page.items) ?? [];
  const act = (id: string, note?: string): void =>
    command.mutate(
      { id, actor, ...(note === undefined ? {} : { note }) },
      {
        onSuccess: refused =>
          say(refused ?? t(note === undefined ? 'deadLetters.replayed' : 'deadLetters.dismissed')),
        onError: error => say(problemOf(error).text),
      },
    );
  return (
    <>
      <SubpageHead code={code} title={t('page.deadLetters')} />
      <p className="panel-note">{t('deadLetters.explain')}</p>
      <div className="alarm-filters">
        <ActorChoice value={actor} onChange={setActor} />
        <SelectField
          label={t('deadLetters.state')}
          value={state ?? ''}
          onChange={value =>
            void navigate({
              search: readDeadLetterSearch({ state: value }),
              replace: true,
              resetScroll: false,
            })
          }
          hint={actor === '' ? t('deadLetters.actorFirst') : undefined}
        >
          <option value="">{t('deadLetters.all')}</option>
          {LETTER_STATES.map(value => (
            <option key={value} value={value}>
              {t(`deadLetters.states.${value}`)}
            </option>
          ))}
        </SelectField>
      </div>
      {announcer}
      <Panel
        title={t('deadLetters.list')}
        state={letters}
        minHeight={360}
        aside={
          <DownloadMenu
            label={t('deadLetters.list')}
            what="dead-letters"
            query={() => ({ zone: code, state })}
          />
        }
        empty={items.length === 0 && t(state ? 'deadLetters.noneInState' : 'deadLetters.none')}
      >
        {() => (
          <>
            <WideTable label={t('deadLetters.list')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('deadLetters.columns.received')}</th>
                    <th scope="col">{t('deadLetters.columns.device')}</th>
                    <th scope="col">{t('deadLetters.columns.why')}</th>
                    <th scope="col" className="number">
                      {t('deadLetters.columns.records')}
                    </th>
                    <th scope="col">{t('deadLetters.columns.state')}</th>
                    <th scope="col">{t('deadLetters.columns.act')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(letter => (
                    <LetterRow
                      key={letter.id}
                      letter={letter}
                      canAct={actor !== '' && !command.isPending}
                      onCommand={note => act(letter.id, note)}
                    />
                  ))}
                </tbody>
              </table>
            </WideTable>
            {letters.hasNextPage ? (
              <button
                type="button"
                className="button"
                disabled={letters.isFetchingNextPage}
                onClick={() => void letters.fetchNextPage()}
              >
                {t('deadLetters.more')}
              </button>
            ) : null}
          </>
        )}
      </Panel>
    </>
  );
}
