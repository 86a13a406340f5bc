import '../i18n/readings/index.js';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartContent } from '../lib/chart-content.js';
import { mayCommand } from '../lib/key-command.js';
import type { TimeWindow } from '../lib/ranges.js';
import { ChartTable } from './chart-table.js';
import { ErrorNote } from './error-note.js';
import { useChartSummary } from './use-chart-summary.js';

const TimeChart = lazy(async () => ({ default: (await import('./time-chart.js')).TimeChart }));

interface ChartFigureProps {
  title: string;
  unit: string;
  content: ChartContent;
  /** Whether readings are still on their way. */
  isPending: boolean;
  error: Error | null;
  retry: () => void;
  /** What is drawn as limits, in words with their basis. */
  notes: readonly string[];
  /** What else can be done with it, beside its title. */
  aside?: ReactNode;
  onWindow: (window: TimeWindow | null) => void;
}

/** A chart with its title. The table behind it is one key away: `t` while the chart has the focus. */
export function ChartFigure({
  title,
  unit,
  content,
  isPending,
  error,
  retry,
  notes,
  aside,
  onWindow,
}: ChartFigureProps) {
  const { t } = useTranslation();
  const heading = useId();
  const [isTable, setIsTable] = useState(false);
  const summary = useChartSummary(content);
  const isEmpty = content.series.every(series => series.points.length === 0);
  return (
    <figure
      className="chart-box"
      aria-labelledby={heading}
      onKeyDown={event => {
        if (event.key === 't' && mayCommand(event)) setIsTable(!isTable);
      }}
    >
      <figcaption className="chart-head">
        <h3 id={heading}>
          {title} {unit ? <small>{unit}</small> : null}
        </h3>
        {aside}
        <button
          type="button"
          className="button quiet"
          aria-pressed={isTable}
          aria-keyshortcuts="t"
          onClick={() => setIsTable(!isTable)}
        >
          {t(isTable ? 'chart.chart' : 'chart.table')}
        </button>
      </figcaption>
      {error ? (
        <div className="chart">
          <ErrorNote error={error} retry={retry} />
        </div>
      ) : isPending ? (
        <div className="skeleton chart" aria-busy="true" />
      ) : isEmpty ? (
        <div className="chart empty-note">{t('state.empty')}</div>
      ) : (
        // One element for both views, so that the focus stays when a key changes between them.
        <div
          className={isTable ? 'chart chart-table' : 'chart'}
          role={isTable ? 'region' : 'img'}
          tabIndex={0}
          aria-label={
            isTable ? `${title}. ${t('chart.table')}` : `${title}. ${summary} ${t('chart.tableKey')}`
          }
        >
          {isTable ? (
            <ChartTable content={content} />
          ) : (
            <Suspense fallback={<div className="skeleton chart" />}>
              <TimeChart content={content} onBrush={onWindow} />
            </Suspense>
          )}
        </div>
      )}
      {notes.length > 0 ? <p className="chart-limits">{notes.join(' ')}</p> : null}
    </figure>
  );
}
