import '../i18n/event/index.js';
import '../i18n/facts/index.js';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../components/download-menu.js';
import { Panel } from '../components/panel.js';
import { useTitle } from '../components/use-title.js';
import { useFactKinds, useFacts } from '../data/facts.js';
import { useFollowZone } from '../data/live-feed.js';
import { useMethodNames } from '../data/method.js';
import { useZoneFacts } from '../data/zones.js';
import { useLanguage } from '../lib/language.js';
import { EventsPanel } from './facts/events-panel.js';
import { ExpiryPanel } from './facts/expiry-panel.js';
import { FactDialog } from './facts/fact-dialog.js';
import { FactList } from './facts/fact-list.js';
import { HistoryDialog } from './facts/history-dialog.js';
import { WaitingPanel } from './facts/waiting-panel.js';
import { SubpageHead } from './zone/subpage-head.js';

/** What is open over the page; a change without a fact begins with choosing one. */
type Opened = { what: 'change' | 'history'; fact: string } | null;

const NO_KINDS: ReadonlyMap<string, never> = new Map<string, never>();

/** What a zone has on record, what waits for a second person, and what runs out. */
export function FactsPage() {
  const { code } = useParams({ from: '/zones/$code/facts' });
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const facts = useFacts(code);
  const kinds = useFactKinds();
  const names = useMethodNames().data;
  const isPlanned = useZoneFacts(code).data?.status === 'planned';
  const [actor, setActor] = useState('');
  const [opened, setOpened] = useState<Opened>(null);
  useFollowZone(code);
  useTitle(t('page.facts'));
  const catalogue = kinds.data ?? NO_KINDS;
  const nameOfId = (id: string): string => {
    const named = names?.get(id);
    return named ? nameOf(named) : id;
  };
  const change = (fact: string) => setOpened({ what: 'change', fact });
  const close = () => setOpened(null);
  return (
    <>
      <SubpageHead code={code} title={t('page.facts')} />
      <p className="panel-note">{t('facts.explain')}</p>
      <WaitingPanel zone={code} kinds={catalogue} nameOf={nameOfId} actor={actor} onActor={setActor} />
      <ExpiryPanel zone={code} kinds={catalogue} onChange={change} />
      <EventsPanel zone={code} actor={actor} onActor={setActor} />
      <Panel
        title={t('facts.onRecord')}
        state={facts}
        minHeight={480}
        empty={facts.data?.length === 0 && t('facts.none')}
        aside={
          <>
            <DownloadMenu
              label={t('facts.onRecord')}
              what="facts"
              query={() => ({ zone: code, history: 'true' })}
            />
            <button type="button" className="button" onClick={() => change('')}>
              {t('facts.add')}
            </button>
          </>
        }
      >
        {() => (
          <FactList
            facts={facts.data ?? []}
            kinds={catalogue}
            nameOf={nameOfId}
            onChange={change}
            onHistory={fact => setOpened({ what: 'history', fact })}
          />
        )}
      </Panel>
      {opened?.what === 'change' ? (
        <FactDialog
          zone={code}
          isPlanned={isPlanned}
          fact={opened.fact}
          facts={facts.data ?? []}
          kinds={catalogue}
          nameOf={nameOfId}
          actor={actor}
          onActor={setActor}
          onClose={close}
        />
      ) : null}
      {opened?.what === 'history' ? (
        <HistoryDialog zone={code} fact={opened.fact} kinds={catalogue} onClose={close} />
      ) : null}
    </>
  );
}
