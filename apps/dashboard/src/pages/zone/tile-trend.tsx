import { useTranslation } from 'react-i18next';
import { SparkBars } from '../../components/spark-bars.js';
import { Sparkline } from '../../components/sparkline.js';
import { useZoneLimits } from '../../data/limits.js';
import type { MetricItem } from '../../data/metrics.js';
import type { SeriesData } from '../../data/series.js';
import type { TileFigure } from '../../lib/combine-latest.js';
import { formatDelta, formatNumber, formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { nearestLimits } from '../../lib/nearest-limits.js';
import { recentSpan } from '../../lib/recent-span.js';
import { trendOf } from '../../lib/trend.js';

interface TileTrendProps {
  metric: MetricItem;
  figure: TileFigure | null;
  series: SeriesData | undefined;
  zone: string;
}

const ARROWS = { up: '↗', down: '↘', flat: '→' };

/** The recent course: a small line, and the change in words. For events the sum of the day. */
export function TileTrend({ metric, figure, series, zone }: TileTrendProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const limits = useZoneLimits(zone);
  if (!series) return null;
  const { id } = recentSpan(metric);
  if (metric.kind === 'event' && metric.aggregate === 'sum') {
    const sum = series.points.reduce((total, point) => total + (point.value ?? 0), 0);
    return (
      <>
        <SparkBars points={series.points} from={series.from} to={series.to} />
        <p className="tile-trend">
          {t('tile.daySum', {
            value: formatNumber(sum, metric.decimals, language),
            unit: formatUnit(metric.ucum),
            count: series.points.length,
          })}
        </p>
      </>
    );
  }
  // The newest value ends the line, so that the line and the figure above it never disagree.
  const newest = figure && figure.timeMs > (series.points.at(-1)?.t ?? 0) ? figure : null;
  const points = newest
    ? [...series.points, { t: newest.timeMs, value: newest.value, suspect: newest.flag === 3 }]
    : series.points;
  const trend = figure && trendOf(series.points, figure.value, series, metric.decimals);
  const lines = nearestLimits(limits.data ?? [], metric.id).flatMap(({ min, max }) => [
    ...(min === null ? [] : [min]),
    ...(max === null ? [] : [max]),
  ]);
  return (
    <>
      <Sparkline
        points={points}
        from={series.from}
        to={Math.max(series.to, figure?.timeMs ?? 0)}
        resolution={10 ** -metric.decimals}
        limits={lines}
      />
      <p className="tile-trend">
        {trend ? (
          <>
            <span aria-hidden="true">{ARROWS[trend.direction]} </span>
            {trend.direction === 'flat' ? (
              t(`tile.${id}Flat`)
            ) : (
              <>
                <span className="visually-hidden">{t(`tile.${trend.direction}`)} </span>
                {t(`tile.${id}`, { delta: formatDelta(trend.delta, metric.decimals, language) })}
              </>
            )}
          </>
        ) : (
          t('tile.noTrend')
        )}
      </p>
    </>
  );
}
