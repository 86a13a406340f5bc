import '../i18n/readings/index.js';
import '../i18n/systems/index.js';
import '../i18n/zone/index.js';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../components/panel.js';
import { Switch } from '../components/switch.js';
import { useTitle } from '../components/use-title.js';
import type { JudgedSection } from '../data/compliance.js';
import { useDevices } from '../data/devices.js';
import { useZoneLimits } from '../data/limits.js';
import { useFollowZone } from '../data/live-feed.js';
import { useMetrics } from '../data/metrics.js';
import { useZonesSelect, type ZoneItem } from '../data/zones.js';
import { now } from '../lib/clock.js';
import type { Compare } from '../lib/compare.js';
import { formatSpan } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import { DEFAULT_RANGE, RANGES, spanOf, windowOf } from '../lib/ranges.js';
import { chartsOfPage, isSystemPage, metricsOfPage, type SystemPageId } from '../lib/system-pages.js';
import type { SystemSearch } from '../lib/system-search.js';
import { CompareChoice } from './system/compare-choice.js';
import { CompliancePanel } from './system/compliance-panel.js';
import { ManifestsPanel } from './system/manifests-panel.js';
import { OutagesPanel } from './system/outages-panel.js';
import { SpanForm } from './system/span-form.js';
import { SystemNav } from './system/system-nav.js';
import { WindPanel } from './system/wind-panel.js';
import { MetricTile } from './zone/metric-tile.js';
import { SeriesChart } from './zone/series-chart.js';
import { SubpageHead } from './zone/subpage-head.js';

const byCode = (zones: ZoneItem[]): ReadonlyMap<string, ZoneItem> =>
  new Map(zones.map(zone => [zone.code, zone]));

/** Of two rows of tiles, and of three for wastewater, which has the most. */
const NOW_HEIGHTS = { phone: 720, tablet: 550, wide: 361 };
const LONG_NOW_HEIGHTS = { phone: 1_450, tablet: 984, wide: 576 };

/** What of a page is judged by limits. */
const JUDGED: Partial<Record<SystemPageId, readonly JudgedSection[]>> = {
  wastewater: ['wastewater'],
  air: ['air', 'noise'],
};

/** One system of a zone with everything that is measured of it. */
export function SystemPage() {
  const { code, system } = useParams({ from: '/zones/$code/systems/$system' });
  const { range = DEFAULT_RANGE, from, to, compare } = useSearch({ from: '/zones/$code/systems/$system' });
  const navigate = useNavigate({ from: '/zones/$code/systems/$system' });
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const devices = useDevices(code);
  const catalogue = useMetrics();
  const zones = useZonesSelect(byCode).data;
  useFollowZone(code);
  const page = isSystemPage(system) ? system : null;
  const title = page ? t(`systems.name.${page}`) : t('systems.unknown');
  useTitle(title);

  const metrics = useMemo(() => {
    const declared = new Set(devices.data?.flatMap(device => device.channels.map(({ metric }) => metric)));
    return page && catalogue.data ? metricsOfPage(page, catalogue.data.values(), declared) : [];
  }, [page, catalogue.data, devices.data]);
  const charts = useMemo(() => (page ? chartsOfPage(page, metrics) : []), [page, metrics]);
  const span = useMemo(() => ({ range, window: windowOf(from, to) }), [range, from, to]);
  const go = (search: SystemSearch): void => void navigate({ search, replace: true, resetScroll: false });
  const kept = compare ? { compare } : {};

  const besideName = (wanted: Compare): string => {
    if (wanted === 'day') return t('systems.compareDay');
    if (wanted === 'week') return t('systems.compareWeek');
    const other = zones?.get(wanted.slice('zone:'.length));
    return other ? nameOf(other) : wanted;
  };
  const beside = compare ? { compare, name: besideName(compare) } : undefined;
  const limits = useZoneLimits(code);
  // With limits, too: tiles that have one are higher.
  const state = { ...devices, data: limits.isPending ? undefined : devices.data && catalogue.data };
  const judged = page && JUDGED[page];
  const empty = metrics.length === 0 && t('systems.none');
  const hasWind = metrics.some(({ id }) => id === 'met.wind_dir');
  return (
    <>
      <SubpageHead code={code} title={title} />
      <SystemNav code={code} />
      <Panel
        title={t('systems.now')}
        state={state}
        minHeight={page === 'wastewater' ? LONG_NOW_HEIGHTS : NOW_HEIGHTS}
        empty={empty}
      >
        {() => (
          <div className="tiles">
            {metrics.map(metric => (
              <MetricTile key={metric.id} zone={code} metric={metric} />
            ))}
          </div>
        )}
      </Panel>
      {judged ? <CompliancePanel zone={code} sections={judged} /> : null}
      <Panel
        title={t('systems.course')}
        state={state}
        minHeight={480}
        empty={empty}
        aside={<span className="faint">{t('chart.zone')}</span>}
      >
        {() => (
          <>
            <div className="span-bar">
              <Switch
                label={t('chart.range')}
                value={span.window ? null : range}
                options={RANGES.map(item => ({ value: item.id, text: t(`chart.${item.id}`) }))}
                onChange={value => go({ ...kept, range: value })}
              />
              <SpanForm
                key={`${from} ${to} ${range}`}
                window={span.window ?? { from: now() - spanOf(range), to: now() }}
                onWindow={window => go({ ...kept, range, ...window })}
              />
              <CompareChoice
                zone={code}
                value={compare}
                onChange={value => go({ range, ...span.window, ...(value ? { compare: value } : {}) })}
              />
              {span.window ? (
                <button type="button" className="button" onClick={() => go({ ...kept, range })}>
                  <span aria-hidden="true">✕ </span>
                  <span className="visually-hidden">{t('chart.leaveWindow')} </span>
                  {formatSpan(span.window.from, span.window.to, language)}
                </button>
              ) : null}
            </div>
            <div className="chart-pair">
              {charts.map(chart => (
                <SeriesChart
                  key={chart.id}
                  zone={code}
                  chart={chart}
                  span={span}
                  beside={beside}
                  onWindow={window => go({ ...kept, range, ...window })}
                />
              ))}
            </div>
          </>
        )}
      </Panel>
      {page === 'power' ? <OutagesPanel zone={code} /> : null}
      {page === 'waste' ? <ManifestsPanel zone={code} /> : null}
      {hasWind ? <WindPanel zone={code} span={span} /> : null}
      <p>
        <Link to="/alarms" search={{ zone: code }}>
          {t('systems.alarms')}
        </Link>
      </p>
    </>
  );
}
