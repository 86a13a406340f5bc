import { useTranslation } from 'react-i18next';
import type { FactKind, Proposal } from '../../data/facts.js';
import { dayText } from '../../lib/fact-value.js';
import { useLanguage } from '../../lib/language.js';
import { DetectionEvidence } from './detection-evidence.js';
import { useFactWords } from './use-fact-words.js';

interface ProposalEffectProps {
  proposal: Proposal;
  kinds: ReadonlyMap<string, FactKind>;
  nameOf: (id: string) => string;
}

/** What is proposed: old and new side by side, and what it does to the score. */
export function ProposalEffect({ proposal, kinds, nameOf }: ProposalEffectProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const words = useFactWords(kinds);
  if (proposal.subject === 'event') {
    const { change, replaced } = proposal;
    const kind = change.action === 'record' ? change.kind : replaced?.kind;
    const day = change.action === 'record' ? change.occurredOn : replaced?.occurredOn;
    return (
      <>
        <p className="fact-head">
          <span>
            {t(`facts.eventAction.${change.action}`)}: {kind ? t(`event.${kind}`) : change.action}{' '}
            {day ? `(${dayText(day, language)})` : null}
          </span>
        </p>
        <p className="fact-about">
          {kind ? t(`facts.gate.${kind}`) : null}{' '}
          {t('facts.replyUntil', { day: dayText(proposal.replyUntil, language) })}
        </p>
        <DetectionEvidence proposal={proposal} />
      </>
    );
  }
  const { change, replaced, key } = proposal;
  const uses = kinds.get(key)?.indicators ?? [];
  return (
    <>
      <p className="fact-head">
        <span>{words.name(key)}</span>
        <span>
          <del>{replaced ? words.value(key, replaced.value) : t('facts.nothing')}</del>
          <span aria-hidden="true"> → </span>
          <span className="visually-hidden">{t('facts.becomes')}</span>
          <ins>{change.action === 'remove' ? t('facts.removed') : words.value(key, change.value)}</ins>
        </span>
      </p>
      {change.action === 'set' ? (
        <p className="fact-about">
          {words.validity(change)} · {t(`facts.level.${change.evidenceLevel}`)} ·{' '}
          {t(`facts.levelEffect.${change.evidenceLevel}`)}
        </p>
      ) : null}
      <p className="fact-about">
        {uses.length > 0 ? t('facts.usedBy', { names: uses.map(nameOf).join(', ') }) : t('facts.usedByNone')}
      </p>
    </>
  );
}
