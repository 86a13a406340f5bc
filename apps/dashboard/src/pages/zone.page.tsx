import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel } from '../components/panel.js';
import { SimulatedBadge } from '../components/simulated-badge.js';
import { Switch } from '../components/switch.js';
import { useDevices } from '../data/devices.js';
import { useFollowZone } from '../data/live-feed.js';
import { useZones } from '../data/zones.js';
import { formatNumber } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import { DEFAULT_RANGE, RANGES } from '../lib/ranges.js';
import { SYSTEMS } from '../lib/systems.js';
import { DeviceTable } from './zone/device-table.js';
import { ScorePanel } from './zone/score-panel.js';
import { SystemPanel } from './zone/system-panel.js';

/** One zone: what it measures now, how that went, its score, its devices. */
export function ZonePage() {
  const { code } = useParams({ from: '/zones/$code' });
  const { range = DEFAULT_RANGE } = useSearch({ from: '/zones/$code' });
  const navigate = useNavigate({ from: '/zones/$code' });
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const zones = useZones();
  const devices = useDevices(code);
  useFollowZone(code);
  const zone = zones.data?.find(item => item.code === code);
  if (zones.data && !zone)
    return (
      <p className="note" role="alert">
        {t('zone.notFound', { code })} <Link to="/">{t('zone.back')}</Link>
      </p>
    );
  return (
    <>
      <div className="page-head">
        <div>
          <p>
            <Link to="/">{t('zone.back')}</Link>
          </p>
          <h1>{zone ? nameOf(zone) : code}</h1>
          <div className="tags">
            {zone ? <span className="badge">{t(`overview.${zone.status}`)}</span> : null}
            {zone?.simulated ? <SimulatedBadge /> : null}
          </div>
        </div>
        <div>
          <Switch
            label={t('chart.range')}
            value={range}
            options={RANGES.map(item => ({ value: item.id, text: t(`chart.${item.id}`) }))}
            onChange={value => void navigate({ search: { range: value }, replace: true })}
          />
          <p className="faint">
            {t('chart.zone')} · {t('chart.gaps')}
          </p>
        </div>
      </div>
      <div className="zone-grid">
        <div className="zone-main">
          {SYSTEMS.map(system => (
            <SystemPanel key={system.id} system={system} zone={code} range={range} />
          ))}
        </div>
        <div className="zone-side">
          <ScorePanel zone={code} planned={zone?.status === 'planned'} />
          <Panel
            title={t('zone.source')}
            state={{
              isPending: zones.isPending,
              error: zones.error,
              refetch: zones.refetch,
            }}
          >
            {() =>
              zone ? (
                <dl className="facts">
                  <dt>{t('zone.area')}</dt>
                  <dd>
                    {zone.areaHa === null
                      ? t('zone.unknownArea')
                      : `${formatNumber(zone.areaHa, 0, language)} ha`}
                  </dd>
                  <dt>{t('zone.district')}</dt>
                  <dd>
                    {zone.district} ({t('zone.approximate')})
                  </dd>
                  <dt>{t('zone.developer')}</dt>
                  <dd>{zone.developer ?? '—'}</dd>
                  <dt>{t('zone.source')}</dt>
                  <dd className="faint">{zone.source}</dd>
                </dl>
              ) : null
            }
          </Panel>
          <Panel
            title={t('zone.devices')}
            state={devices}
            empty={devices.data?.length === 0 && t('state.noDevices')}
          >
            {() => <DeviceTable zone={code} devices={devices.data ?? []} />}
          </Panel>
        </div>
      </div>
    </>
  );
}
