import { useTranslation } from 'react-i18next';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import { VerdictLine } from '../../components/verdict-line.js';
import type { HeldSnapshot } from '../../data/snapshots.js';
import { useSnapshotName } from './use-snapshot-name.js';

interface FileVerdictProps {
  name: string;
  verdict: HeldSnapshot;
}

/** Genuine or not, why, and the first place that differs from what we signed. */
export function FileVerdict({ name, verdict }: FileVerdictProps) {
  const { t } = useTranslation();
  const nameOf = useSnapshotName();
  const { genuine, check, claims, difference } = verdict;
  return (
    <>
      <p className="faint">{name}</p>
      {genuine && claims ? (
        <VerdictLine verdict="good">{t('verify.genuine', { snapshot: nameOf(claims) })}</VerdictLine>
      ) : (
        <VerdictLine verdict="bad">{t('verify.notGenuine')}</VerdictLine>
      )}
      {genuine && claims?.simulated ? <SimulatedBadge /> : null}
      {check === null ? null : <p>{t(`verify.why.${check}`)}</p>}
      {!genuine && claims ? <p>{t('verify.claims', { snapshot: nameOf(claims) })}</p> : null}
      {difference ? (
        <dl className="difference">
          <dt>{t('verify.differsAt')}</dt>
          <dd>
            <code>{difference.path}</code>
          </dd>
          <dt>{t('verify.held')}</dt>
          <dd>
            <code>{difference.held ?? '—'}</code>
          </dd>
          <dt>{t('verify.ours')}</dt>
          <dd>
            <code>{difference.ours ?? '—'}</code>
          </dd>
        </dl>
      ) : null}
    </>
  );
}
