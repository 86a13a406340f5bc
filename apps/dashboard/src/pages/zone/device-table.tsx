import { useTranslation } from 'react-i18next';
import { FreshnessMark } from '../../components/freshness-mark.js';
import type { DeviceItem } from '../../data/devices.js';
import { useLatest } from '../../data/latest.js';
import { judgeFreshness } from '../../lib/freshness.js';
import { useLanguage } from '../../lib/language.js';
import { useNow } from '../../lib/use-now.js';

/** The devices of a zone and when each was last heard. */
export function DeviceTable({ zone, devices }: { zone: string; devices: readonly DeviceItem[] }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const latest = useLatest(zone);
  const now = useNow();
  return (
    <div className="table-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('device.name')}</th>
            <th scope="col">{t('device.lastSeen')}</th>
          </tr>
        </thead>
        <tbody>
          {devices.map(device => {
            const last = latest.lastSeen(device.id);
            const cadences = device.channels.flatMap(channel => channel.cadenceSeconds ?? []);
            return (
              <tr key={device.id}>
                <td>
                  {nameOf(device)}
                  <div className="faint">
                    {device.id} · {t('device.channels', { count: device.channels.length })}
                  </div>
                </td>
                <td>
                  <FreshnessMark
                    freshness={judgeFreshness(last, cadences.length > 0 ? Math.min(...cadences) : null, now)}
                    ageMs={last === null ? null : now - last}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
