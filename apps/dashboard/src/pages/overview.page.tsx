import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useDeferredValue, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel, type PanelState } from '../components/panel.js';
import { useTitle } from '../components/use-title.js';
import { useZones, useZonesSelect } from '../data/zones.js';
import { matchesText } from '#libs/telemetry';
import { DEFAULT_SORT } from '../lib/sort-zones.js';
import { mapZones } from '../map/map-zone.js';
import { AttentionPanel } from './overview/attention-panel.js';
import { ChangesPanel } from './overview/changes-panel.js';
import { CityState } from './overview/city-state.js';
import { ConditionsPanel } from './overview/conditions-panel.js';
import { TotalsPanel } from './overview/totals-panel.js';
import { ZoneSearch } from './overview/zone-search.js';
import { ZoneTable } from './overview/zone-table.js';

const NO_ZONES: readonly never[] = [];
const MAP_HEIGHTS = { phone: 482, tablet: 420, wide: 640 };
/** Of 14 and of 25 rows. */
const LIST_HEIGHTS = {
  operating: { phone: 1_192, tablet: 747, wide: 789 },
  planned: { phone: 1_979, tablet: 1_277, wide: 1_298 },
};

const DownloadMenu = lazy(async () => ({
  default: (await import('../components/download-menu.js')).DownloadMenu,
}));
const loadMap = async () => ({ default: (await import('../map/zone-map.js')).ZoneMap });
const ZoneMap = lazy(loadMap);

/** How far data are that are drawn a little later than they come. */
const deferred = ({ isPending, error, refetch }: PanelState, data: unknown): PanelState => ({
  ...{ isPending, error, refetch, data },
});

/** The whole city: map and list, operating and planned zones never in one ranking. */
export function OverviewPage() {
  const { t } = useTranslation();
  const { q = '', sort = DEFAULT_SORT } = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  const zones = useZones();
  const points = useZonesSelect(mapZones);
  // List and map are drawn in small steps: whoever clicks meanwhile does not wait for 39 rows.
  const listed = useDeferredValue(zones.data);
  const mapped = useDeferredValue(points.data);
  useTitle(t('overview.title'));
  // While the zones are on their way, not after them.
  useEffect(() => void loadMap(), []);
  const found = useMemo(
    () => (listed ?? []).filter(zone => matchesText(q, [zone.nameVi, zone.nameEn, zone.district, zone.code])),
    [listed, q],
  );
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t('overview.title')}</h1>
          <CityState zones={zones.data} />
        </div>
        <ZoneSearch
          value={q}
          onChange={text =>
            void navigate({ search: known => ({ ...known, q: text || undefined }), replace: true })
          }
        />
      </div>
      <div className="city">
        <ConditionsPanel />
        <TotalsPanel />
      </div>
      <div className="overview">
        <div className="overview-map">
          <Panel title={t('overview.map')} state={deferred(points, mapped)} minHeight={MAP_HEIGHTS}>
            {() => (
              <Suspense fallback={<div className="skeleton map" />}>
                <ZoneMap zones={mapped ?? []} />
              </Suspense>
            )}
          </Panel>
          <AttentionPanel zones={listed ?? NO_ZONES} />
          <ChangesPanel zones={listed ?? NO_ZONES} />
        </div>
        {(['operating', 'planned'] as const).map(status => {
          const rows = found.filter(zone => zone.status === status);
          const all = listed?.filter(zone => zone.status === status).length;
          return (
            <Panel
              key={status}
              title={t(`overview.${status}`)}
              state={deferred(zones, listed)}
              minHeight={LIST_HEIGHTS[status]}
              aside={
                <>
                  {all === undefined ? null : (
                    <span className="count">{t('overview.count', { count: all })}</span>
                  )}
                  {/* As high as what comes, so that the list does not move. */}
                  <Suspense fallback={<span className="button quiet">&nbsp;</span>}>
                    <DownloadMenu
                      label={t(`overview.${status}`)}
                      what="ranking"
                      query={() => ({ track: status })}
                    />
                  </Suspense>
                </>
              }
              empty={rows.length === 0 && t('overview.none', { text: q })}
            >
              {() => (
                <>
                  <p className="panel-note">
                    {t(`overview.${status}Note`)}{' '}
                    <Link to="/robustness" search={{ track: status }}>
                      {t('page.robustness')}
                    </Link>
                  </p>
                  <ZoneTable
                    zones={rows}
                    status={status}
                    sort={sort}
                    onSort={next =>
                      void navigate({ search: known => ({ ...known, sort: next }), replace: true })
                    }
                  />
                </>
              )}
            </Panel>
          );
        })}
      </div>
      <p className="faint">{t('overview.areaNote')}</p>
    </>
  );
}
