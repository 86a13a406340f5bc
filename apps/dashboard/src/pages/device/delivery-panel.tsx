import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../../components/download-menu.js';
import { Panel } from '../../components/panel.js';
import { WideTable } from '../../components/wide-table.js';
import { type Delivery, useDelivery } from '../../data/delivery.js';
import { formatDateTime, formatNumber, formatSpan, formatTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

const COUNTS = ['expected', 'received', 'stored', 'failed', 'rejected'] as const;

/** Which packs of the last hour are stored and which are missing. */
export function DeliveryPanel({ device }: { device: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const delivery = useDelivery(device);
  const { data } = delivery;
  const title = t('devicePage.ledger', { span: data ? formatSpan(data.from, data.to, language) : '…' });
  return (
    <Panel
      title={title}
      state={delivery}
      minHeight={280}
      aside={
        data ? (
          <DownloadMenu
            label={title}
            what="delivery"
            query={() => ({
              device,
              from: new Date(data.from).toISOString(),
              to: new Date(data.to).toISOString(),
            })}
          />
        ) : null
      }
    >
      {() =>
        data ? (
          <>
            <p className="panel-note">{t('devicePage.ledgerNote')}</p>
            <dl className="ledger">
              {COUNTS.map(count => (
                <div key={count}>
                  <dt>{t(`devicePage.totals.${count}`)}</dt>
                  <dd>{formatNumber(data.totals[count], 0, language)}</dd>
                </div>
              ))}
            </dl>
            <Runs runs={data.runs} />
            <Minutes minutes={data.minutes} />
          </>
        ) : null
      }
    </Panel>
  );
}

function Runs({ runs }: { runs: Delivery['runs'] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const rangeOf = ([from = 0, to = from]: readonly number[]): string =>
    from === to ? String(from) : t('devicePage.range', { from, to });
  return (
    <>
      <h3>{t('devicePage.runs')}</h3>
      {runs.length === 0 ? <p className="faint">{t('devicePage.noRuns')}</p> : null}
      <ul className="source-list">
        {runs.map(({ boot, lastSeq, missing }) => (
          <li key={boot}>
            {t('devicePage.run', { time: formatDateTime(boot, language) })}
            {': '}
            {missing.length === 0 ? (
              t('devicePage.whole', { last: lastSeq })
            ) : (
              <strong>{t('devicePage.gaps', { ranges: missing.map(rangeOf).join(', ') })}</strong>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Minutes({ minutes }: { minutes: Delivery['minutes'] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (minutes.length === 0) return <p className="faint">{t('devicePage.noMinutes')}</p>;
  return (
    <details>
      <summary>{t('devicePage.minutes')}</summary>
      <WideTable label={t('devicePage.minutes')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('devicePage.minute')}</th>
              {COUNTS.map(count => (
                <th key={count} scope="col" className="number">
                  {t(`devicePage.totals.${count}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {minutes.toReversed().map(minute => (
              <tr key={minute.t}>
                <th scope="row">{formatTime(minute.t, language)}</th>
                {COUNTS.map(count => (
                  <td key={count} className="number">
                    {formatNumber(minute[count], 0, language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </details>
  );
}
