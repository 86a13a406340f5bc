import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../../components/download-menu.js';
import { ErrorNote } from '../../components/error-note.js';
import type { DeviceItem } from '../../data/devices.js';
import { useFlaggedReadings } from '../../data/flagged-readings.js';
import { useMetrics } from '../../data/metrics.js';
import { now } from '../../lib/clock.js';
import { formatDateTime, formatNumber, formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

const DAY_MS = 86_400_000;

/** Why readings of a device are not simply good. Asked for only when it is opened. */
export function FlaggedReadings({ device }: { device: DeviceItem }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="flagged" onToggle={event => setIsOpen(event.currentTarget.open)}>
      <summary>{t('flagged.title')}</summary>
      {isOpen ? (
        <>
          <p className="row-actions">
            <DownloadMenu label={device.id} what="readings" query={() => readingsQuery(device)} />
          </p>
          <FlaggedTable device={device} />
        </>
      ) : null}
    </details>
  );
}

/** All readings of the last day, good ones too. */
function readingsQuery({ id: device, channels }: DeviceItem) {
  const to = now();
  return {
    device,
    metric: channels.map(({ metric }) => metric).join(','),
    from: new Date(to - DAY_MS).toISOString(),
    to: new Date(to).toISOString(),
  };
}

function FlaggedTable({ device }: { device: DeviceItem }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const { data, error, refetch } = useFlaggedReadings(device);
  const metrics = useMetrics().data;
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <div className="skeleton" aria-busy="true" />;
  if (data.length === 0) return <p className="empty-note">{t('flagged.none')}</p>;
  return (
    <div className="flagged-table" role="region" tabIndex={0} aria-label={t('flagged.span')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('chart.time')}</th>
            <th scope="col">{t('flagged.reading')}</th>
            <th scope="col">{t('flagged.why')}</th>
          </tr>
        </thead>
        <tbody>
          {data.map(({ t: time, metric: id, value, flag, reasons, rejected }) => {
            const metric = metrics?.get(id);
            return (
              <tr key={`${id} ${time} ${rejected}`}>
                <th scope="row">{formatDateTime(time, language)}</th>
                <td>
                  {metric ? nameOf(metric) : id}: {formatNumber(value, metric?.decimals ?? 0, language)}{' '}
                  {formatUnit(metric?.ucum ?? '')}
                </td>
                <td>
                  <span className="badge suspect">{t(`quality.${flag}`)}</span>{' '}
                  {reasons.map(reason => t(`reason.${reason}`)).join(', ')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
