import '../i18n/device/index.js';
import '../i18n/readings/index.js';
import '../i18n/zone/index.js';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../components/panel.js';
import { Switch } from '../components/switch.js';
import { useTitle } from '../components/use-title.js';
import { WideTable } from '../components/wide-table.js';
import { useDevices } from '../data/devices.js';
import { useFollowZone } from '../data/live-feed.js';
import { useMetrics } from '../data/metrics.js';
import { useLanguage } from '../lib/language.js';
import { WINDOW_TIERS, type WindowTier } from '../lib/window-tiers.js';
import { ChannelRow } from './device/channel-row.js';
import { DeliveryPanel } from './device/delivery-panel.js';
import { FlaggedReadings } from './zone/flagged-readings.js';
import { SubpageHead } from './zone/subpage-head.js';

/** One device: what it last said, how good that is, and whether all of it arrived. */
export function DevicePage() {
  const { code, device: id } = useParams({ from: '/zones/$code/devices/$device' });
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const devices = useDevices(code);
  const metrics = useMetrics();
  const [tier, setTier] = useState<WindowTier>('hour');
  useFollowZone(code);
  const device = devices.data?.find(item => item.id === id);
  const title = device ? nameOf(device) : id;
  useTitle(title);
  const state = { ...devices, data: devices.data && metrics.data };
  return (
    <>
      <SubpageHead code={code} title={title} />
      <p className="panel-note">
        {device ? `${t(`kind.${device.kind}`)} · ` : ''}
        {id}
      </p>
      <Panel
        title={t('devicePage.channels')}
        state={state}
        minHeight={280}
        aside={
          <Switch
            label={t('devicePage.windows')}
            options={WINDOW_TIERS.map(value => ({ value, text: t(`devicePage.tier.${value}`) }))}
            value={tier}
            onChange={setTier}
          />
        }
        empty={!device && t('devicePage.unknown', { id })}
      >
        {() =>
          device ? (
            <>
              <WideTable label={t('devicePage.channels')}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{t('devicePage.metric')}</th>
                      <th scope="col" className="number">
                        {t('devicePage.value')}
                      </th>
                      <th scope="col">{t('devicePage.quality')}</th>
                      <th scope="col">{t('devicePage.age')}</th>
                      <th scope="col">{t('devicePage.cadence')}</th>
                      <th scope="col">{t('devicePage.windows')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {device.channels.flatMap(({ metric: name, cadenceSeconds }) => {
                      const metric = metrics.data?.get(name);
                      return metric
                        ? [
                            <ChannelRow
                              key={name}
                              zone={code}
                              device={id}
                              metric={metric}
                              cadenceSeconds={cadenceSeconds}
                              tier={tier}
                            />,
                          ]
                        : [];
                    })}
                  </tbody>
                </table>
              </WideTable>
              <div className="kind">
                <FlaggedReadings device={device} />
              </div>
              <p className="faint">{t('devicePage.calibration')}</p>
            </>
          ) : null
        }
      </Panel>
      {device ? <DeliveryPanel device={id} /> : null}
    </>
  );
}
