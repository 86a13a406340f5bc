import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSilenceRule } from '#libs/telemetry';
import { ChartFigure } from '../../components/chart-figure.js';
import type { Alarm } from '../../data/alarms.js';
import { useMetrics } from '../../data/metrics.js';
import { useWindowSeries } from '../../data/series.js';
import { windowAround } from '../../lib/alarm-window.js';
import type { ChartContent } from '../../lib/chart-content.js';
import { shapeOf } from '../../lib/chart-shape.js';
import { now } from '../../lib/clock.js';
import { formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import type { TimeWindow } from '../../lib/ranges.js';

/** The readings that the alarm is about, with its limit; dragging looks closer. */
export function AlarmChart({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  // Held still while it is looked at: an alarm that goes on would move it every second.
  const [around] = useState(() => windowAround(alarm, now()));
  const [closer, setCloser] = useState<TimeWindow | null>(null);
  const metric = useMetrics().data?.get(alarm.metric);
  const of = alarm.device === null ? { zone: alarm.zone } : { device: alarm.device };
  const series = useWindowSeries(of, alarm.metric, closer ?? around);
  const { data } = series;
  const unit = formatUnit(metric?.ucum ?? '');
  const content: ChartContent = {
    from: data?.from ?? around.from,
    to: data?.to ?? around.to,
    fromZero: false,
    // Minutes of silence are no value of the metric.
    limits: isSilenceRule(alarm.rule)
      ? []
      : [{ metric: alarm.metric, value: alarm.limit, text: t('alarms.threshold') }],
    series:
      data && metric
        ? [
            {
              metric: metric.id,
              name: nameOf(metric),
              unit,
              decimals: metric.decimals,
              states:
                metric.enumValues && new Map(metric.enumValues.map(state => [state.code, nameOf(state)])),
              points: data.points,
              shape: shapeOf(metric),
            },
          ]
        : [],
  };
  return (
    <>
      <ChartFigure
        title={t('alarms.around')}
        unit={unit}
        content={content}
        isPending={!data || !metric}
        error={data ? null : series.error}
        retry={() => void series.refetch()}
        notes={[]}
        onWindow={setCloser}
      />
      <p>
        <Link to="/zones/$code" params={{ code: alarm.zone }} search={closer ?? around}>
          {t('alarms.zonePage')}
        </Link>
      </p>
    </>
  );
}
