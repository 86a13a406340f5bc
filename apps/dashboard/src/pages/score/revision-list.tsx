import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import type { Schemas } from '../../data/client.js';
import { useRevisions } from '../../data/lineage.js';
import { formatDateTime, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

type Revision = Schemas['ScoreRevisionList']['items'][number];

/** Every score an hour has had: late data and corrected facts add one, nothing is overwritten. */
export function RevisionList({ zone, asOf, indicator }: { zone: string; asOf: string; indicator: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const revisions = useRevisions(zone, asOf);
  return (
    <Panel title={t('lineage.revisions')} state={revisions}>
      {() => (
        <ul className="lineage-series">
          {revisions.data?.map(({ revision, value, computedAt, reason, changed, inputsHash }) => (
            <li key={revision}>
              <Link
                to="/zones/$code/score/$indicator"
                params={{ code: zone, indicator }}
                search={{ asOf, revision }}
              >
                {t('lineage.revision', { number: revision })}
              </Link>
              : {t('lineage.points', { points: formatNumber(value, 1, language) })},{' '}
              {formatDateTime(computedAt, language)},{' '}
              {t([`revisionReason.${reason}`, 'revisionReason.other'])}
              <ChangedParts changed={changed} />
              <span className="lineage-counts hash">SHA-256 {inputsHash}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ChangedParts({ changed }: Pick<Revision, 'changed'>) {
  const { t } = useTranslation();
  if (changed === null || changed.length === 0) return null;
  return (
    <span className="lineage-counts">
      {changed.map(({ part, day }) => `${t(`inputPart.${part}`)}${day ? ` ${day}` : ''}`).join(', ')}
    </span>
  );
}
