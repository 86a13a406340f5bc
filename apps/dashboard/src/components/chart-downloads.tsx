import '../i18n/download/index.js';
import { useTranslation } from 'react-i18next';
import type { ChartSpan, SeriesStep } from '../data/series.js';
import { useZoneFacts } from '../data/zones.js';
import type { ChartContent } from '../lib/chart-content.js';
import { now } from '../lib/clock.js';
import { formatSpan } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import { spanOf } from '../lib/ranges.js';
import { DownloadMenu } from './download-menu.js';

interface ChartDownloadsProps {
  zone: string;
  metrics: readonly string[];
  span: ChartSpan;
  step: SeriesStep;
  title: string;
  content: ChartContent;
}

/** What a chart shows as a table or as a picture. */
export function ChartDownloads({ zone, metrics, span, step, title, content }: ChartDownloadsProps) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const facts = useZoneFacts(zone).data;
  const query = () => {
    const { from, to } = span.window ?? { from: now() - spanOf(span.range), to: now() };
    return {
      ...{ zone, metric: metrics.join(','), step },
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    };
  };
  return (
    <DownloadMenu
      label={title}
      what="series"
      query={query}
      saveImage={async format => {
        const source = facts?.simulated ? `${t('download.source')} · SIMULATED` : t('download.source');
        const units = [...new Set(content.series.map(({ unit }) => unit))].filter(unit => unit !== '');
        const caption = {
          title: `${title}${units.length > 0 ? ` (${units.join(', ')})` : ''} – ${facts ? nameOf(facts) : zone}`,
          note: `${formatSpan(content.from, content.to, language)} · ${t('download.imageNote', { source })}`,
        };
        const { saveChartImage } = await import('./chart-image.js');
        await saveChartImage(content, caption, format, language);
      }}
    />
  );
}
