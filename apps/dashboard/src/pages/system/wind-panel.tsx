import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartDownloads } from '../../components/chart-downloads.js';
import type { KeyEntry } from '../../components/drawing-picture.js';
import { Panel } from '../../components/panel.js';
import { type ChartSpan, useChartSeries } from '../../data/series.js';
import { formatPercent } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { windRose } from '../../lib/wind-rose.js';
import { WindRoseFigure } from './wind-rose-figure.js';

const METRICS = ['met.wind_speed', 'met.wind_dir'];

/** Where the wind of the chosen time came from: it says whose smell and dust arrives where. */
export function WindPanel({ zone, span }: { zone: string; span: ChartSpan }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [speed, direction] = useChartSeries(zone, METRICS, span, 'auto');
  const rose =
    speed?.data && direction?.data ? windRose(speed.data.points, direction.data.points) : undefined;
  const classes = t('wind.classes', { returnObjects: true }) as string[];
  const drawing = useRef<SVGSVGElement>(null);
  return (
    <Panel
      title={t('wind.title')}
      minHeight={360}
      state={{
        data: rose,
        isPending: rose === undefined,
        error: speed?.error ?? direction?.error ?? null,
        refetch: () => Promise.all([speed?.refetch(), direction?.refetch()]),
      }}
      aside={
        rose && rose.count > 0 && speed?.data ? (
          <ChartDownloads
            {...{ zone, metrics: METRICS, span, step: 'auto', drawn: speed.data }}
            title={t('wind.title')}
            saveImage={async (caption, format) => {
              const { saveDrawing } = await import('../../components/drawing-picture.js');
              if (drawing.current)
                await saveDrawing(drawing.current, keyOf(drawing.current, classes), caption, format);
            }}
          />
        ) : null
      }
      empty={rose?.count === 0 && t('wind.none')}
    >
      {() =>
        rose ? (
          <>
            <p className="panel-note">
              {t('wind.note', { count: rose.count, calm: formatPercent(rose.calm, language) })}
            </p>
            <WindRoseFigure rose={rose} drawing={drawing} />
          </>
        ) : null
      }
    </Panel>
  );
}

/** The classes of strength in their colours on the page. */
function keyOf(drawing: SVGSVGElement, classes: readonly string[]): KeyEntry[] {
  const marks = [...(drawing.parentElement?.querySelectorAll('.wind-key') ?? [])];
  return classes.flatMap((name, index) => {
    const mark = marks[index];
    return mark ? [{ name, color: getComputedStyle(mark).backgroundColor }] : [];
  });
}
