import { useTranslation } from 'react-i18next';
import { ActorChoice } from '../../components/actor-choice.js';
import { Panel } from '../../components/panel.js';
import { type FactKind, useWaitingProposals } from '../../data/facts.js';
import { ProposalRow } from './proposal-row.js';

interface WaitingPanelProps {
  zone: string;
  kinds: ReadonlyMap<string, FactKind>;
  nameOf: (id: string) => string;
  actor: string;
  onActor: (id: string) => void;
}

/** What waits for a second person. */
export function WaitingPanel({ zone, kinds, nameOf, actor, onActor }: WaitingPanelProps) {
  const { t } = useTranslation();
  const waiting = useWaitingProposals(zone);
  return (
    <Panel
      title={t('facts.waiting')}
      state={waiting}
      minHeight={60}
      empty={waiting.data?.length === 0 && t('facts.noneWaiting')}
      aside={waiting.data ? <span className="count">{waiting.data.length}</span> : null}
    >
      {() => (
        <>
          <p className="panel-note">{t('facts.twoPeople')}</p>
          <div className="facts-form">
            <ActorChoice value={actor} onChange={onActor} />
          </div>
          <ul className="fact-group">
            {waiting.data?.map(proposal => (
              <ProposalRow
                key={proposal.id}
                proposal={proposal}
                kinds={kinds}
                nameOf={nameOf}
                actor={actor}
              />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
