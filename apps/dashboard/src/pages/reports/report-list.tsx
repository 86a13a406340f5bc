import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import { WideTable } from '../../components/wide-table.js';
import { type ReportItem, useReports } from '../../data/reports.js';
import { formatDateTime, formatMonth } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** Characters of a hash that tell it from all others in sight. */
const SHOWN_OF_HASH = 16;

/** All reports of a zone with their files. */
export function ReportList({ zone }: { zone: string }) {
  const { t } = useTranslation();
  const reports = useReports(zone);
  const items = reports.data ?? [];
  return (
    <Panel
      title={t('reports.list')}
      state={reports}
      minHeight={240}
      empty={items.length === 0 && t('reports.none')}
    >
      {() => (
        <WideTable label={t('reports.list')}>
          <table className="snapshots">
            <caption className="visually-hidden">{t('reports.list')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('reports.columns.month')}</th>
                <th scope="col">{t('reports.columns.made')}</th>
                <th scope="col">{t('reports.columns.files')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(item => (
                <ReportRow key={item.id} report={item} />
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </Panel>
  );
}

function ReportRow({ report }: { report: ReportItem }) {
  const { t, i18n } = useTranslation();
  const { language } = useLanguage();
  const month = formatMonth(report.month, language);
  const isOurs = report.reason === 'scheduled' || report.reason === 'requested';
  const parts = [
    ...new Set(
      report.changed.flatMap(part => (i18n.exists(`reports.part.${part}`) ? t(`reports.part.${part}`) : [])),
    ),
  ];
  return (
    <tr>
      <th scope="row">
        {month}
        <span className="tags">
          <span className="badge">{t('reports.revision', { revision: report.revision })}</span>
          {report.complete ? null : <span className="badge">{t('reports.incomplete')}</span>}
          {report.simulated ? <SimulatedBadge /> : null}
        </span>
      </th>
      <td>
        {formatDateTime(report.madeAt, language)}
        <span className="row-note">
          {report.madeBy}: {isOurs ? t(`reports.${report.reason}`) : report.reason}
        </span>
        {parts.length > 0 ? (
          <span className="row-note">{t('reports.changed', { parts: parts.join(', ') })}</span>
        ) : null}
      </td>
      <td>
        {report.files.map(file => {
          const name = t(`reports.language.${file.lang}`);
          return (
            <span key={file.lang} className="row-note" title={`SHA-256 ${file.sha256}`}>
              <a
                href={file.link}
                download
                aria-label={t('reports.downloadOf', { month, revision: report.revision, language: name })}
              >
                {name}
              </a>{' '}
              <code>{file.sha256.slice(0, SHOWN_OF_HASH)}…</code>
            </span>
          );
        })}
      </td>
    </tr>
  );
}
