import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../components/error-note.js';
import type { Schemas } from '../../data/client.js';
import { type Explanation, type SeriesUse, useUsedWindows, useWindowReadings } from '../../data/lineage.js';
import { type MetricItem, useMetrics } from '../../data/metrics.js';
import { formatDateTime, formatNumber, formatTime, formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

type UsedWindow = Schemas['UsedWindowList']['items'][number];

/** Windows of a series as the score used them; each opens its readings. */
export function UsedWindows({ explanation, use }: { explanation: Explanation; use: SeriesUse }) {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useUsedWindows(
    explanation,
    use,
  );
  const metric = useMetrics().data?.get(use.metric);
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <div className="skeleton" aria-busy="true" style={{ height: 120 }} />;
  const windows = data.pages.flatMap(page => page.items);
  if (windows.length === 0) return <p className="empty-note">{t('lineage.noWindows')}</p>;
  return (
    <div className="flagged-table" role="region" tabIndex={0} aria-label={t('lineage.windows')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('chart.time')}</th>
            <th scope="col">{t('lineage.windowValue')}</th>
            <th scope="col">{t('lineage.readings')}</th>
          </tr>
        </thead>
        <tbody>
          {windows.map(window => (
            <WindowRow key={window.start} window={window} use={use} metric={metric} />
          ))}
        </tbody>
      </table>
      {hasNextPage ? (
        <button
          type="button"
          className="button quiet"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('lineage.more')}
        </button>
      ) : null}
    </div>
  );
}

interface WindowRowProps {
  window: UsedWindow;
  use: SeriesUse;
  metric: MetricItem | undefined;
}

function WindowRow({ window, use, metric }: WindowRowProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const { start, end, n, mean, sum, increase, suspect, failed, links } = window;
  const value = increase ?? sum ?? mean;
  const counts = [
    t('lineage.readingCount', { number: formatNumber(n, 0, language) }),
    ...(suspect > 0 ? [t('lineage.suspect', { number: suspect })] : []),
    ...(failed > 0 ? [t('lineage.failed', { number: failed })] : []),
  ].join(' · ');
  return (
    <tr>
      <th scope="row">{formatDateTime(start, language)}</th>
      <td>
        {value === null
          ? '–'
          : `${formatNumber(value, metric?.decimals ?? 2, language)} ${formatUnit(metric?.ucum ?? '')}`}
      </td>
      <td>
        {links.some(link => link.rel === 'readings') ? (
          <details onToggle={event => setIsOpen(event.currentTarget.open)}>
            <summary>{counts}</summary>
            {isOpen ? <WindowReadings use={use} metric={metric} from={start} to={end} /> : null}
          </details>
        ) : (
          <>
            {counts} <span className="faint">{t('lineage.rawGone')}</span>
          </>
        )}
      </td>
    </tr>
  );
}

interface WindowReadingsProps {
  use: SeriesUse;
  metric: MetricItem | undefined;
  from: number;
  to: number;
}

function WindowReadings({ use, metric, from, to }: WindowReadingsProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { data, error, refetch } = useWindowReadings(use.device, use.metric, from, to);
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />;
  if (!data) return <div className="skeleton" aria-busy="true" />;
  return (
    <>
      <ul className="lineage-readings">
        {data.items.map(({ t: time, value, flag, reasons, rejected }) => (
          <li key={`${time} ${rejected}`}>
            {use.tier === 'day' ? formatDateTime(time, language) : formatTime(time, language)}{' '}
            {formatNumber(value, metric?.decimals ?? 2, language)}
            {flag > 1 ? (
              <>
                {' '}
                <span className="badge suspect">{t(`quality.${flag}`)}</span>{' '}
                {reasons.map(reason => t(`reason.${reason}`)).join(', ')}
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {data.nextCursor === null ? null : <p className="faint">{t('lineage.moreReadings')}</p>}
    </>
  );
}
