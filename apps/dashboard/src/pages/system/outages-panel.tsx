import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../../components/download-menu.js';
import { Panel } from '../../components/panel.js';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import { WideTable } from '../../components/wide-table.js';
import { type Outage, useOutages } from '../../data/outages.js';
import { formatAge, formatDateTime, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { outageTotals } from '../../lib/outage-totals.js';

const SHOWN = 30;

/** When power was out, how long, where, and whether SAIDI counts it. */
export function OutagesPanel({ zone }: { zone: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const outages = useOutages(zone);
  const { data } = outages;
  const totals = outageTotals(data?.items ?? []);
  const kindOf = ({ kind, majorEvent }: Outage): string => {
    if (kind === 'momentary') return t('outages.momentary');
    return t(majorEvent ? 'outages.major' : 'outages.sustained');
  };
  return (
    <Panel
      title={t('outages.title')}
      state={outages}
      minHeight={180}
      aside={
        data && data.items.length > 0 ? (
          <DownloadMenu
            label={t('outages.title')}
            what="series"
            query={() => ({
              ...{ zone, metric: 'power.outage', step: 'raw' },
              from: new Date(data.from).toISOString(),
              to: new Date(data.to).toISOString(),
            })}
          />
        ) : null
      }
      empty={
        data?.items.length === 0 &&
        t(data.feeders === 0 ? 'outages.nobody' : 'outages.none', { count: data.feeders })
      }
    >
      {() =>
        data ? (
          <>
            <p className="panel-note">
              {t('outages.total', {
                count: totals.sustained,
                minutes: formatNumber(totals.minutes, 0, language),
                feeders: data.feeders,
              })}{' '}
              {data.majorEvents === 'known'
                ? t('outages.majorKnown', { count: totals.major })
                : t('outages.majorUnknown', { days: data.outageDays })}
            </p>
            <WideTable label={t('outages.title')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('outages.began')}</th>
                    <th scope="col">{t('outages.lasted')}</th>
                    <th scope="col">{t('outages.device')}</th>
                    <th scope="col">{t('outages.kind')}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.items.slice(0, SHOWN).map(outage => (
                    <tr key={`${outage.device} ${outage.to}`}>
                      <th scope="row">{formatDateTime(outage.from, language)}</th>
                      <td>{formatAge(outage.seconds * 1_000, language)}</td>
                      <td>
                        {outage.device} {outage.simulated ? <SimulatedBadge /> : null}
                      </td>
                      <td>{kindOf(outage)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </WideTable>
            {data.items.length > SHOWN ? (
              <p className="faint">{t('outages.more', { count: data.items.length - SHOWN })}</p>
            ) : null}
          </>
        ) : null
      }
    </Panel>
  );
}
