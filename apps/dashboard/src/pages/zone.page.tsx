import '../i18n/readings/index.js';
import '../i18n/systems/index.js';
import '../i18n/zone/index.js';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../components/download-menu.js';
import { Panel } from '../components/panel.js';
import { useTitle } from '../components/use-title.js';
import { useDevices } from '../data/devices.js';
import { useFollowZone } from '../data/live-feed.js';
import { useZoneFacts } from '../data/zones.js';
import { useLanguage } from '../lib/language.js';
import { DEFAULT_RANGE, windowOf } from '../lib/ranges.js';
import { SYSTEMS, systemOf } from '../lib/systems.js';
import { SystemNav } from './system/system-nav.js';
import { CalibrationPanel } from './zone/calibration-panel.js';
import { DeviceList } from './zone/device-list.js';
import { PeriodBar } from './zone/period-bar.js';
import { ProfilePanel } from './zone/profile-panel.js';
import { ScoreChangesPanel } from './zone/score-changes.js';
import { ScorePanel } from './zone/score-panel.js';
import { SYSTEM_HEIGHTS, SystemPanel } from './zone/system-panel.js';
import { ZoneHead } from './zone/zone-head.js';
import { ZoneLinks } from './zone/zone-links.js';

/** One zone: how it is, what changed, its score, its devices. */
export function ZonePage() {
  const { code } = useParams({ from: '/zones/$code' });
  const { range = DEFAULT_RANGE, from, to } = useSearch({ from: '/zones/$code' });
  const navigate = useNavigate({ from: '/zones/$code' });
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const facts = useZoneFacts(code);
  const devices = useDevices(code);
  useFollowZone(code);
  const zone = facts.data;
  useTitle(zone ? nameOf(zone) : code);

  const systems = useMemo(() => {
    const declared = new Set(devices.data?.flatMap(device => device.channels.map(channel => channel.metric)));
    return SYSTEMS.flatMap(system => systemOf(system, declared) ?? []);
  }, [devices.data]);
  const span = useMemo(() => ({ range, window: windowOf(from, to) }), [range, from, to]);

  if (zone === null)
    return (
      <div className="empty-note" role="alert">
        <h1>{t('zone.notFound', { code })}</h1>
        <Link to="/">{t('zone.back')}</Link>
      </div>
    );
  const isPlanned = zone?.status === 'planned';
  return (
    <>
      <ZoneHead code={code} />
      <ZoneLinks code={code} />
      <SystemNav code={code} />
      {isPlanned ? <p className="planned-note">{t('zone.plannedNote')}</p> : null}
      <ScorePanel zone={code} isPlanned={isPlanned} />
      <ScoreChangesPanel zone={code} />
      <PeriodBar
        systems={systems}
        isPlanned={isPlanned}
        span={span}
        onChange={search => void navigate({ search, replace: true, resetScroll: false })}
      />
      {devices.data
        ? systems.map(system => (
            <SystemPanel
              key={system.id}
              system={system}
              zone={code}
              isPlanned={isPlanned}
              span={span}
              onWindow={window =>
                void navigate({ search: { range, ...window }, replace: true, resetScroll: false })
              }
            />
          ))
        : SYSTEMS.map(system => (
            <Panel
              key={system.id}
              title={t(`system.${system.id}`)}
              state={devices}
              minHeight={SYSTEM_HEIGHTS}
            >
              {() => null}
            </Panel>
          ))}
      {devices.data && systems.length === 0 ? <p className="empty-note">{t('state.noDevices')}</p> : null}
      <div className="zone-foot">
        <Panel
          id="devices"
          title={t('zone.devices')}
          state={devices}
          aside={<DownloadMenu label={t('zone.devices')} what="devices" query={() => ({ zone: code })} />}
          empty={devices.data?.length === 0 && t('state.noDevices')}
        >
          {() => <DeviceList zone={code} devices={devices.data ?? []} />}
        </Panel>
        <div>
          <CalibrationPanel zone={code} />
          <ProfilePanel facts={facts} />
        </div>
      </div>
    </>
  );
}
