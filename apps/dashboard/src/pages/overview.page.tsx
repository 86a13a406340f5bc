import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FreshnessMark } from '../components/freshness-mark.js';
import { Panel } from '../components/panel.js';
import { ScoreFigure } from '../components/score-figure.js';
import { useZones, type ZoneItem } from '../data/zones.js';
import { formatNumber } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import { matchesText } from '../lib/matches-text.js';
import { useNow } from '../lib/use-now.js';
import { hasWebgl } from '../map/has-webgl.js';

const ZoneMap = lazy(async () => ({ default: (await import('../map/zone-map.js')).ZoneMap }));

/** The whole city: map and list, operating and planned zones never in one ranking. */
export function OverviewPage() {
  const { t } = useTranslation();
  const zones = useZones();
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const { nameOf } = useLanguage();
  const items = zones.data ?? [];
  const count = (status: ZoneItem['status']) => items.filter(zone => zone.status === status).length;
  const found = useMemo(
    () =>
      (zones.data ?? []).filter(zone =>
        matchesText(text, [zone.nameVi, zone.nameEn, zone.district, zone.code]),
      ),
    [zones.data, text],
  );
  const points = useMemo(
    () =>
      (zones.data ?? []).map(zone => ({
        code: zone.code,
        nameVi: zone.nameVi,
        nameEn: zone.nameEn,
        status: zone.status,
        areaHa: zone.areaHa,
        latitude: zone.latitude,
        longitude: zone.longitude,
        score: zone.score?.value ?? null,
      })),
    [zones.data],
  );
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t('overview.title')}</h1>
          <p>{t('overview.intro', { operating: count('operating'), planned: count('planned') })}</p>
        </div>
        <label>
          <span className="visually-hidden">{t('overview.search')}</span>
          <input
            className="search"
            type="search"
            placeholder={t('overview.searchHint')}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        </label>
      </div>
      <div className="overview">
        <Panel title={t('overview.map')} state={zones} minHeight={320}>
          {() => (
            <>
              {hasWebgl() ? (
                <Suspense fallback={<div className="skeleton map" />}>
                  <ZoneMap
                    zones={points}
                    label={t('overview.map')}
                    onOpen={code => void navigate({ to: '/zones/$code', params: { code } })}
                  />
                </Suspense>
              ) : (
                <p className="note">{t('overview.mapNoWebgl')}</p>
              )}
              <p className="faint">{t('overview.mapNote')}</p>
            </>
          )}
        </Panel>
        <div className="zone-side">
          {(['operating', 'planned'] as const).map(status => {
            const rows = found.filter(zone => zone.status === status);
            return (
              <Panel
                key={status}
                title={t(`overview.${status}`)}
                state={zones}
                minHeight={200}
                empty={rows.length === 0 && t('overview.none', { text })}
              >
                {() => <ZoneTable zones={rows} status={status} nameOf={nameOf} />}
              </Panel>
            );
          })}
          <p className="faint">{t('overview.areaNote')}</p>
        </div>
      </div>
    </>
  );
}

interface ZoneTableProps {
  zones: readonly ZoneItem[];
  status: ZoneItem['status'];
  nameOf: (zone: ZoneItem) => string;
}

function ZoneTable({ zones, status, nameOf }: ZoneTableProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const now = useNow();
  const sorted = [...zones].sort((a, b) => (b.score?.value ?? -1) - (a.score?.value ?? -1));
  return (
    <div className="table-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('overview.columns.zone')}</th>
            <th scope="col">
              {t(status === 'operating' ? 'overview.columns.score' : 'overview.columns.designScore')}
            </th>
            <th scope="col">{t('overview.columns.freshness')}</th>
            <th scope="col" className="number hide-narrow">
              {t('overview.columns.area')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(zone => (
            <tr key={zone.code}>
              <td>
                <Link to="/zones/$code" params={{ code: zone.code }}>
                  {nameOf(zone)}
                </Link>
                <div className="faint">{zone.district}</div>
              </td>
              <td>
                <ScoreFigure score={zone.score} />
              </td>
              <td>
                <FreshnessMark
                  freshness={zone.freshness(now)}
                  ageMs={zone.lastReadingAt === null ? null : now - zone.lastReadingAt}
                />
              </td>
              <td className="number hide-narrow">
                {zone.areaHa === null
                  ? t('zone.unknownArea')
                  : `${formatNumber(zone.areaHa, 0, language)} ha`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
