import '../i18n/find/index.js';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../components/download-menu.js';
import { Panel } from '../components/panel.js';
import { useTitle } from '../components/use-title.js';
import { useSearchZones } from '../data/search.js';
import { type FindSearch, searchParameters } from '../lib/find-search.js';
import { AnswerBasis } from './find/answer-basis.js';
import { CompareTable } from './find/compare-table.js';
import { FindForm } from './find/find-form.js';
import { MatchList } from './find/match-list.js';
import { SavedPanel } from './find/saved-panel.js';

/** Zones side by side at most: more do not fit a screen. */
const MOST_COMPARED = 4;

/** Parameters as an address has them. */
const wordsOf = (parameters: object): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));

/** For investors: which zones answer their needs, and the evidence for each answer. */
export function FindPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/find' });
  const navigate = useNavigate({ from: '/find' });
  const answer = useSearchZones(search);
  useTitle(t('find.title'));
  const go = (next: FindSearch) => void navigate({ search: next, replace: true, resetScroll: false });
  const compared = search.compare?.split(',') ?? [];
  const compare = (zone: string) => {
    const next = compared.includes(zone) ? compared.filter(code => code !== zone) : [...compared, zone];
    const { compare: _, ...rest } = search;
    go(next.length === 0 ? rest : { ...rest, compare: next.slice(-MOST_COMPARED).join(',') });
  };
  const matches = answer.data ? [...answer.data.operating, ...answer.data.planned] : [];
  const chosen = compared.flatMap(code => matches.find(({ zone }) => zone === code) ?? []);
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t('find.title')}</h1>
          <p>{t('find.intro')}</p>
        </div>
      </div>
      <FindForm
        // The address is the truth: another search is another form.
        key={JSON.stringify({ ...search, compare: undefined })}
        search={search}
        weights={answer.data?.weights ?? null}
        onSearch={next => go({ ...next, ...(search.compare ? { compare: search.compare } : {}) })}
      />
      <p className="row-actions">
        <DownloadMenu label={t('find.title')} what="search" query={() => wordsOf(searchParameters(search))} />
      </p>
      {answer.data ? <AnswerBasis answer={answer.data} search={search} onSearch={go} /> : null}
      {chosen.length >= 2 ? <CompareTable matches={chosen} onRemove={compare} /> : null}
      <div className="find-results">
        {(['operating', 'planned'] as const).map(track => (
          <Panel
            key={track}
            title={t(`overview.${track}`)}
            state={answer}
            minHeight={480}
            aside={
              answer.data ? (
                <span className="count">
                  {t('find.matching', {
                    matching: answer.data[track].filter(({ matches: isMatch }) => isMatch).length,
                    count: answer.data[track].length,
                  })}
                </span>
              ) : null
            }
          >
            {() => (
              <>
                <p className="panel-note">{t(`find.${track}Note`)}</p>
                <MatchList
                  matches={answer.data?.[track] ?? []}
                  isPlanned={track === 'planned'}
                  isOfficial={answer.data?.preset === 'official'}
                  compared={compared}
                  onCompare={compare}
                />
              </>
            )}
          </Panel>
        ))}
      </div>
      <SavedPanel search={search} />
    </>
  );
}
