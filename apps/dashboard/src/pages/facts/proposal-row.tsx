import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Decision, type FactKind, type Proposal, useDecide } from '../../data/facts.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { DocumentLink } from './document-link.js';
import { FormFault } from './form-fault.js';
import { ProposalEffect } from './proposal-effect.js';
import { TextField } from './text-field.js';

interface ProposalRowProps {
  proposal: Proposal;
  kinds: ReadonlyMap<string, FactKind>;
  nameOf: (id: string) => string;
  actor: string;
}

const LEAST_REASON = 3;

/** One proposal that waits, with what can be done about it by whom. */
export function ProposalRow({ proposal, kinds, nameOf, actor }: ProposalRowProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const decide = useDecide(proposal.zone);
  const [reason, setReason] = useState('');
  const isOwn = actor === proposal.proposedBy.id;
  const choices: Decision[] = isOwn ? ['withdraw'] : ['confirm', 'reject'];
  const { change } = proposal;
  const document = 'documentId' in change ? change.documentId : null;
  return (
    <li className="fact">
      <ProposalEffect proposal={proposal} kinds={kinds} nameOf={nameOf} />
      <p className="fact-about">
        {t('facts.proposedBy', {
          name: proposal.proposedBy.name,
          time: formatDateTime(proposal.proposedAt, language),
        })}
        {': '}“{proposal.reason}” · <DocumentLink id={document} name={null} />
      </p>
      {proposal.overtaken ? <p className="badge ending">{t('facts.overtaken')}</p> : null}
      <form
        className="facts-form"
        onSubmit={event => {
          event.preventDefault();
          const { submitter } = event.nativeEvent;
          const decision = (submitter as HTMLButtonElement | null)?.value as Decision;
          decide.mutate({ proposal, decision, reason, actor });
        }}
      >
        <TextField
          label={t('facts.decisionReason')}
          isRequired
          minLength={LEAST_REASON}
          value={reason}
          onChange={setReason}
        />
        <p className="row-actions">
          {choices.map(decision => (
            <button
              key={decision}
              type="submit"
              value={decision}
              className="button"
              disabled={actor === '' || decide.isPending || (decision === 'confirm' && proposal.overtaken)}
            >
              {t(`facts.decision.${decision}`)}
            </button>
          ))}
        </p>
      </form>
      {isOwn ? <p className="faint">{t('facts.ownProposal')}</p> : null}
      <FormFault error={decide.error} />
    </li>
  );
}
