import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RequirementItem } from '../../data/certificates.js';
import { useFactKinds } from '../../data/facts.js';
import { useLanguage } from '../../lib/language.js';
import { IndicatorLink, type JudgedZone } from './indicator-link.js';

interface AnswerNoteProps {
  zone: JudgedZone;
  answer: NonNullable<RequirementItem['answer']>;
  note: string | undefined;
}

/** Ids of indicators in a text. */
const INDICATOR = /\b([A-Z]{2}\d)\b/;

/** What answers a requirement, with the way to it, and how far that is what is asked for. */
export function AnswerNote({ zone, answer, note = '' }: AnswerNoteProps) {
  const { t } = useTranslation();
  return (
    <span className="row-note">
      {t(`certificates.answeredBy.${answer.kind}`)}{' '}
      {answer.kind === 'indicator' ? (
        <IndicatorLink zone={zone} id={answer.id} />
      ) : (
        <FactsLink zone={zone} answer={answer} />
      )}
      .{' '}
      {note
        .split(INDICATOR)
        // What the pattern captures stands between the texts: every second one.
        .map((text, index) => (index % 2 === 1 ? <IndicatorLink key={text} zone={zone} id={text} /> : text))}
    </span>
  );
}

type OnRecord = Exclude<AnswerNoteProps['answer'], { kind: 'indicator' }>;

function FactsLink({ zone, answer }: { zone: JudgedZone; answer: OnRecord }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const kinds = useFactKinds().data;
  const kind = answer.kind === 'fact' ? kinds?.get(answer.name) : undefined;
  const name = answer.kind === 'fact' ? answer.name : t('certificates.confirmedEvents');
  return (
    <Link to="/zones/$code/facts" params={{ code: zone.code }}>
      {kind ? nameOf(kind) : name}
    </Link>
  );
}
