import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../components/error-note.js';
import { type FactKind, useFactHistory } from '../../data/facts.js';
import { factInForce } from '../../lib/fact-value.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { DocumentLink } from './document-link.js';
import { FactMarks } from './fact-marks.js';
import { PageDialog } from '../../components/page-dialog.js';
import { useFactWords } from './use-fact-words.js';

interface HistoryDialogProps {
  zone: string;
  fact: string;
  kinds: ReadonlyMap<string, FactKind>;
  onClose: () => void;
}

/** Every version of a fact: what it said, when that was known, who stood behind it. */
export function HistoryDialog({ zone, fact, kinds, onClose }: HistoryDialogProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const words = useFactWords(kinds);
  const { data, error, refetch } = useFactHistory(zone, fact);
  const inForce = factInForce(data?.filter(record => record.knownTo === null) ?? []);
  const when = (at: number) => formatDateTime(at, language);
  return (
    <PageDialog title={t('facts.historyOf', { name: words.name(fact) })} onClose={onClose}>
      {error && !data ? <ErrorNote error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <div className="skeleton" style={{ height: 120 }} aria-busy="true" /> : null}
      <ol className="fact-history">
        {data?.map(record => (
          <li key={record.recordId}>
            <p className="fact-head">
              <span>{words.validity(record)}</span>
              <strong>{words.value(fact, record.value)}</strong>
            </p>
            {record === inForce ? <FactMarks fact={record} /> : null}
            <p className="fact-about">
              {record.knownTo === null
                ? t('facts.knownSince', { from: when(record.knownFrom) })
                : t('facts.knownBetween', { from: when(record.knownFrom), to: when(record.knownTo) })}
              {' · '}
              {record.proposedBy === null
                ? t('facts.fromSeeds')
                : t('facts.byTwo', { proposer: record.proposedBy, approver: record.approvedBy })}
              {' · '}
              <DocumentLink id={record.documentId} name={record.document} />
            </p>
          </li>
        ))}
      </ol>
    </PageDialog>
  );
}
