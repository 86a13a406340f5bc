import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { connect, type ECharts, init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../lib/language.js';
import type { TimeWindow } from '../lib/ranges.js';
import { useShade } from '../lib/theme.js';
import { fromAxis } from '../lib/chart-axis.js';
import type { ChartContent } from '../lib/chart-content.js';
import { chartOptions } from './chart-options.js';
import { useBrush } from './use-brush.js';
import { useNearView } from './use-near-view.js';

register([
  LineChart,
  BarChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
]);

/** Charts of a page that show the same time point at the same moment. */
const PAGE = 'page';
connect(PAGE);

interface TimeChartProps {
  content: ChartContent;
  onBrush: (window: TimeWindow | null) => void;
}

/** Draws a chart. A pointer over it holds it still; dragging chooses a window, a double click leaves it. */
export function TimeChart({ content, onBrush }: TimeChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const draw = useRef<() => void>(() => undefined);
  const isHeld = useRef(false);
  const { language } = useLanguage();
  const shade = useShade();
  // Pages have up to thirty charts, of which two or three are seen: the others cost nothing, also when values come.
  const isNear = useNearView(box);

  useEffect(() => {
    if (!box.current || !isNear) return undefined;
    const made = init(box.current);
    made.group = PAGE;
    chart.current = made;
    const watcher = new ResizeObserver(() => made.resize());
    watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [isNear]);

  useEffect(() => {
    draw.current = () => chart.current?.setOption(chartOptions(content, language), { notMerge: true });
    if (isNear && !isHeld.current) draw.current();
  }, [content, language, shade, isNear]);

  const brush = useBrush({
    timeAt: x => {
      const axis = chart.current?.convertFromPixel({ xAxisIndex: 0 }, x);
      return typeof axis === 'number' ? fromAxis(axis) : null;
    },
    onChoose: window => {
      isHeld.current = false;
      onBrush(window);
    },
  });

  return (
    <div
      className="chart-pointer"
      onPointerEnter={() => {
        isHeld.current = true;
      }}
      onPointerLeave={() => {
        isHeld.current = false;
        draw.current();
      }}
      {...brush.handlers}
    >
      <div ref={box} className="chart-canvas" />
      {brush.area ? <div className="chart-brush" style={brush.area} /> : null}
    </div>
  );
}
