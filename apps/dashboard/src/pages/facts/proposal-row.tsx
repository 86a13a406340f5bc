import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFault } from '../../components/form-fault.js';
import { type Decision, type FactKind, type Proposal, useDecide } from '../../data/facts.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { DocumentLink } from './document-link.js';
import { FileField } from './file-field.js';
import { ProposalEffect } from './proposal-effect.js';
import { TextField } from '../../components/text-field.js';
import { useFaultWords } from './use-fault-words.js';

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
  const say = useFaultWords();
  const [reason, setReason] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const { change } = proposal;
  const document = 'documentId' in change ? change.documentId : null;
  const isDetected = 'detection' in change;
  const isOwn = actor === proposal.proposedBy.id;
  const cannotConfirm = proposal.overtaken || (isDetected && file === null);
  const choices: Decision[] = isOwn ? ['withdraw'] : ['confirm', 'reject'];
  return (
    <li className="fact">
      <ProposalEffect proposal={proposal} kinds={kinds} nameOf={nameOf} />
      <p className="fact-about">
        {t('facts.proposedBy', {
          name: isDetected ? t('facts.detection.platform') : proposal.proposedBy.name,
          time: formatDateTime(proposal.proposedAt, language),
        })}
        {isDetected ? null : (
          <>
            {': '}“{proposal.reason}” · <DocumentLink id={document} name={null} />
          </>
        )}
      </p>
      {proposal.overtaken ? <p className="badge ending">{t('facts.overtaken')}</p> : null}
      <form
        className="facts-form"
        onSubmit={event => {
          event.preventDefault();
          const { submitter } = event.nativeEvent;
          const decision = (submitter as HTMLButtonElement | null)?.value as Decision;
          decide.mutate({ proposal, decision, reason, actor, file: isDetected ? file : null });
        }}
      >
        <TextField
          label={t('facts.decisionReason')}
          isRequired
          minLength={LEAST_REASON}
          value={reason}
          onChange={setReason}
        />
        {isDetected ? <FileField isRequired={false} onChange={setFile} /> : null}
        <p className="row-actions">
          {choices.map(decision => (
            <button
              key={decision}
              type="submit"
              value={decision}
              className="button"
              disabled={actor === '' || decide.isPending || (decision === 'confirm' && cannotConfirm)}
            >
              {t(`facts.decision.${decision}`)}
            </button>
          ))}
        </p>
      </form>
      {isDetected ? <p className="faint">{t('facts.detection.confirm')}</p> : null}
      {isOwn ? <p className="faint">{t('facts.ownProposal')}</p> : null}
      <FormFault error={decide.error} say={say} />
    </li>
  );
}
