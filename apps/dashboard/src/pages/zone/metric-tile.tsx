import { useCallback, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FreshnessMark } from '../../components/freshness-mark.js';
import { useMetricValues } from '../../data/latest.js';
import type { MetricItem } from '../../data/metrics.js';
import { useRecentSeries } from '../../data/series.js';
import { combineLatest } from '../../lib/combine-latest.js';
import { formatUnit } from '../../lib/format.js';
import { judgeFreshness } from '../../lib/freshness.js';
import { useLanguage } from '../../lib/language.js';
import { recentSpan } from '../../lib/recent-span.js';
import { useTicking } from '../../lib/use-ticking.js';
import { TileFault } from './tile-fault.js';
import { TileLimit } from './tile-limit.js';
import { TileTrend } from './tile-trend.js';
import { TileValue } from './tile-value.js';

interface MetricTileProps {
  zone: string;
  metric: MetricItem;
}

/** A live value with all that belongs to it: unit, recent course, limit, age. It turns stale by its own cadence. */
export function MetricTile({ zone, metric }: MetricTileProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const name = useId();
  const values = useMetricValues(zone, metric.id);
  const span = recentSpan(metric);
  const recent = useRecentSeries(zone, metric.id, span.spanMs, span.step);
  const series = recent.data;
  const figure =
    series && values.data
      ? combineLatest(
          values.data.filter(value => series.devices.includes(value.device)),
          series.across,
        )
      : null;
  const freshness = useTicking(
    useCallback(
      (now: number) => judgeFreshness(figure?.timeMs ?? null, figure?.cadenceSeconds ?? null, now),
      [figure?.timeMs, figure?.cadenceSeconds],
    ),
  );
  const isPending = recent.isPending || values.isPending;
  const error = series && values.data ? null : (recent.error ?? values.error);
  return (
    <article
      className={`tile ${isPending || error ? '' : freshness}`}
      data-metric={metric.id}
      aria-labelledby={name}
      aria-busy={isPending}
    >
      <h3 id={name} className="tile-name">
        {nameOf(metric)}
      </h3>
      {error ? (
        <TileFault error={error} retry={() => void Promise.all([recent.refetch(), values.refetch()])} />
      ) : isPending ? (
        <div className="skeleton tile-skeleton" />
      ) : (
        <>
          <TileValue metric={metric} figure={figure} unit={formatUnit(metric.ucum)} />
          <TileTrend metric={metric} figure={figure} series={series} zone={zone} />
          <TileLimit metric={metric} zone={zone} />
          <div className="tile-foot">
            <FreshnessMark freshness={freshness} timeMs={figure?.timeMs ?? null} />
            {series && series.devices.length > 1 && figure ? (
              <span className="tile-devices">
                {t(`tile.${series.across}`, {
                  count:
                    figure.devices === series.devices.length
                      ? String(figure.devices)
                      : `${figure.devices}/${series.devices.length}`,
                })}
              </span>
            ) : null}
          </div>
        </>
      )}
    </article>
  );
}
