import { Link } from '@tanstack/react-router';
import { memo, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { FreshnessMark } from '../../components/freshness-mark.js';
import type { DeviceItem } from '../../data/devices.js';
import { deviceCadence } from '../../lib/device-cadence.js';
import { judgeFreshness } from '../../lib/freshness.js';
import { useLanguage } from '../../lib/language.js';
import { useTicking } from '../../lib/use-ticking.js';
import { FlaggedReadings } from './flagged-readings.js';

interface DeviceRowProps {
  device: DeviceItem;
  heardAt: number | null;
}

/** One device: name, id, channels, age of its newest reading, and which of them were flagged. */
export const DeviceRow = memo(function DeviceRow({ device, heardAt }: DeviceRowProps) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const cadence = deviceCadence(device);
  const freshness = useTicking(
    useCallback((now: number) => judgeFreshness(heardAt, cadence, now), [heardAt, cadence]),
  );
  return (
    <li className="device">
      <div className="device-head">
        <span>
          <Link to="/zones/$code/devices/$device" params={{ code: device.zone, device: device.id }}>
            {nameOf(device)}
          </Link>
          <span className="row-note">
            {device.id} · {t('device.channels', { count: device.channels.length })}
          </span>
        </span>
        <FreshnessMark freshness={freshness} timeMs={heardAt} />
      </div>
      <FlaggedReadings device={device} />
    </li>
  );
});
