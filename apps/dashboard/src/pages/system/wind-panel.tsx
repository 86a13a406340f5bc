import { useTranslation } from 'react-i18next';
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
      empty={rose?.count === 0 && t('wind.none')}
    >
      {() =>
        rose ? (
          <>
            <p className="panel-note">
              {t('wind.note', { count: rose.count, calm: formatPercent(rose.calm, language) })}
            </p>
            <WindRoseFigure rose={rose} />
          </>
        ) : null
      }
    </Panel>
  );
}
