import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import { useLatest } from '../../data/latest.js';
import { useMetrics } from '../../data/metrics.js';
import type { RangeId } from '../../lib/ranges.js';
import type { System } from '../../lib/systems.js';
import { MetricTile } from './metric-tile.js';
import { SeriesChart } from './series-chart.js';

interface SystemPanelProps {
  system: System;
  zone: string;
  range: RangeId;
}

/** One system of a zone: live tiles above, charts below. */
export function SystemPanel({ system, zone, range }: SystemPanelProps) {
  const { t } = useTranslation();
  const metrics = useMetrics();
  const latest = useLatest(zone);
  const measured = system.tiles.filter(metric => latest.ofMetric(metric).length > 0);
  const charted = system.charts
    .map(chart => chart.filter(metric => latest.ofMetric(metric).length > 0))
    .filter(chart => chart.length > 0);
  return (
    <Panel
      title={t(`system.${system.id}`)}
      minHeight={160}
      state={{
        isPending: metrics.isPending || latest.query.isPending,
        error: metrics.error ?? latest.query.error,
        refetch: () => Promise.all([metrics.refetch(), latest.query.refetch()]),
      }}
      empty={measured.length === 0 && t('state.noDevices')}
    >
      {() => (
        <div className="system">
          <div className="tiles">
            {measured.map(id => {
              const metric = metrics.data?.get(id);
              return metric ? <MetricTile key={id} metric={metric} values={latest.ofMetric(id)} /> : null;
            })}
          </div>
          <div className="chart-pair">
            {charted.map(chart => (
              <SeriesChart key={chart.join()} zone={zone} metrics={chart} range={range} />
            ))}
          </div>
        </div>
      )}
    </Panel>
  );
}
