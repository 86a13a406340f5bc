import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.js';
import { useZoneLimits } from '../../data/limits.js';
import { useMetrics } from '../../data/metrics.js';
import type { ChartSpan } from '../../data/series.js';
import type { TimeWindow } from '../../lib/ranges.js';
import type { System } from '../../lib/systems.js';
import { MetricTile } from './metric-tile.js';
import { SeriesChart } from './series-chart.js';

/** Of tiles and charts together, kept free while they are loaded. */
export const SYSTEM_HEIGHTS = { phone: 1_020, tablet: 890, wide: 456 };

interface SystemPanelProps {
  system: System;
  zone: string;
  isPlanned: boolean;
  span: ChartSpan;
  onWindow: (window: TimeWindow | null) => void;
}

/** One system of a zone: live tiles above, charts below. */
export function SystemPanel({ system, zone, isPlanned, span, onWindow }: SystemPanelProps) {
  const { t } = useTranslation();
  const metrics = useMetrics();
  const limits = useZoneLimits(zone);
  return (
    <Panel
      id={system.id}
      title={t(`${isPlanned ? 'plannedSystem' : 'system'}.${system.id}`)}
      minHeight={SYSTEM_HEIGHTS}
      // Tiles that have a limit are higher.
      state={limits.isPending ? limits : metrics}
    >
      {() => (
        <>
          <div className="tiles">
            {system.tiles.map(id => {
              const metric = metrics.data?.get(id);
              return metric ? <MetricTile key={id} zone={zone} metric={metric} /> : null;
            })}
          </div>
          <div className="chart-pair">
            {system.charts.map(chart => (
              <SeriesChart key={chart.id} zone={zone} chart={chart} span={span} onWindow={onWindow} />
            ))}
          </div>
        </>
      )}
    </Panel>
  );
}
