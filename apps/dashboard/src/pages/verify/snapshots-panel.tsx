import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import { useSnapshots } from '../../data/snapshots.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { useSnapshotName } from './use-snapshot-name.js';

/** Characters of a hash that tell it from all others in sight. */
const SHOWN_OF_HASH = 16;

/** All snapshots with their files, newest first. */
export function SnapshotsPanel() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const nameOf = useSnapshotName();
  const snapshots = useSnapshots();
  const items = snapshots.data ?? [];
  return (
    <Panel
      title={t('verify.list')}
      state={snapshots}
      empty={items.length === 0 && t('verify.none')}
      aside={
        snapshots.data ? <span className="count">{t('verify.count', { count: items.length })}</span> : null
      }
    >
      {() => (
        <table className="snapshots">
          <caption className="visually-hidden">{t('verify.list')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('verify.columns.what')}</th>
              <th scope="col">{t('verify.columns.frozen')}</th>
              <th scope="col">{t('verify.columns.file')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(item => (
              <tr key={item.sequence}>
                <th scope="row">
                  {nameOf(item)}
                  <span className="tags">
                    <span className="badge">
                      {t(item.kind === 'month' ? 'score.published' : 'score.provisional')}
                    </span>
                    {item.simulated ? <SimulatedBadge /> : null}
                  </span>
                </th>
                <td>
                  {formatDateTime(item.createdAt, language)}
                  <span className="row-note">
                    {item.createdBy.name}, {item.method}
                  </span>
                </td>
                <td>
                  <a
                    href={`/api/v1/snapshots/${item.sequence}`}
                    download
                    aria-label={t('verify.downloadOf', { snapshot: nameOf(item) })}
                  >
                    {t('verify.download')}
                  </a>
                  <span className="row-note" title={item.hash}>
                    <code>{item.hash.slice(0, SHOWN_OF_HASH)}…</code>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
