import '../i18n/download/index.js';
import { useTranslation } from 'react-i18next';
import type { ChartSpan, SeriesStep } from '../data/series.js';
import { useZoneFacts } from '../data/zones.js';
import { now } from '../lib/clock.js';
import { formatSpan } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import { spanOf, type TimeWindow } from '../lib/ranges.js';
import { DownloadMenu } from './download-menu.js';
import type { Caption, ImageFormat } from './save-picture.js';

interface ChartDownloadsProps {
  zone: string;
  metrics: readonly string[];
  span: ChartSpan;
  step: SeriesStep;
  title: string;
  units?: readonly string[];
  /** Time that is drawn. */
  drawn: TimeWindow;
  saveImage: (caption: Caption, format: ImageFormat) => Promise<void>;
}

/** What a chart shows as a table or as a picture. */
export function ChartDownloads(props: ChartDownloadsProps) {
  const { zone, metrics, span, step, title, units = [], drawn, saveImage } = props;
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
  const captionOf = (): Caption => {
    const source = facts?.simulated ? `${t('download.source')} · SIMULATED` : t('download.source');
    return {
      title: `${title}${units.length > 0 ? ` (${units.join(', ')})` : ''} – ${facts ? nameOf(facts) : zone}`,
      note: `${formatSpan(drawn.from, drawn.to, language)} · ${t('download.imageNote', { source })}`,
    };
  };
  return (
    <DownloadMenu
      label={title}
      what="series"
      query={query}
      saveImage={format => saveImage(captionOf(), format)}
    />
  );
}
