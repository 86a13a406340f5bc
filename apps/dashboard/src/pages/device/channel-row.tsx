import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../../components/download-menu.js';
import { FreshnessMark } from '../../components/freshness-mark.js';
import { useMetricValues } from '../../data/latest.js';
import type { MetricItem } from '../../data/metrics.js';
import { now } from '../../lib/clock.js';
import { formatAge, formatNumber, formatUnit } from '../../lib/format.js';
import { judgeFreshness } from '../../lib/freshness.js';
import { useLanguage } from '../../lib/language.js';
import { useTicking } from '../../lib/use-ticking.js';
import { type WindowTier, windowsSpan } from '../../lib/window-tiers.js';

interface ChannelRowProps {
  zone: string;
  device: string;
  metric: MetricItem;
  cadenceSeconds: number | null;
  /** Which windows its download has. */
  tier: WindowTier;
}

/** QARTOD: below this a reading was found good. */
const NOT_EVALUATED = 2;

/** What a device last said of one metric, how good it is, and how old. */
export function ChannelRow({ zone, device, metric, cadenceSeconds, tier }: ChannelRowProps) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const values = useMetricValues(zone, metric.id);
  const latest = values.data?.find(value => value.device === device);
  const freshness = useTicking(
    useCallback(
      (now: number) => judgeFreshness(latest?.timeMs ?? null, cadenceSeconds, now),
      [latest?.timeMs, cadenceSeconds],
    ),
  );
  return (
    <tr>
      <th scope="row">{nameOf(metric)}</th>
      <td className="number">
        {latest ? `${formatNumber(latest.value, metric.decimals, language)} ${formatUnit(metric.ucum)}` : '–'}
      </td>
      <td>
        {latest && latest.flag >= NOT_EVALUATED ? (
          <span className="badge suspect">{t(`quality.${latest.flag}`)}</span>
        ) : latest ? (
          t('devicePage.good')
        ) : (
          '–'
        )}
      </td>
      <td>
        <FreshnessMark freshness={freshness} timeMs={latest?.timeMs ?? null} />
      </td>
      <td>
        {cadenceSeconds === null
          ? t('devicePage.events')
          : t('devicePage.every', { time: formatAge(cadenceSeconds * 1_000, language) })}
      </td>
      <td>
        <DownloadMenu
          label={t('devicePage.windowsOf', { metric: nameOf(metric), tier: t(`devicePage.tier.${tier}`) })}
          what="windows"
          query={() => ({ device, metric: metric.id, tier, ...windowsSpan(tier, now()) })}
        />
      </td>
    </tr>
  );
}
