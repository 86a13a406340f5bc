import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceItem } from '../../data/devices.js';
import { useLastHeard } from '../../data/latest.js';
import { deviceCadence } from '../../lib/device-cadence.js';
import { judgeFreshness } from '../../lib/freshness.js';
import { useTicking } from '../../lib/use-ticking.js';
import { DeviceRow } from './device-row.js';

interface DeviceListProps {
  zone: string;
  devices: readonly DeviceItem[];
}

/** The devices of a zone by kind, and when each was last heard. A kind with a silent device opens by itself. */
export function DeviceList({ zone, devices }: DeviceListProps) {
  const heard = useLastHeard(zone);
  const kinds = Map.groupBy(devices, device => device.kind);
  return (
    <div className="kinds">
      {[...kinds].map(([kind, own]) => (
        <KindGroup key={kind} kind={kind} devices={own} heard={heard.data} />
      ))}
    </div>
  );
}

interface KindGroupProps {
  kind: string;
  devices: readonly DeviceItem[];
  /** `undefined` before anything is known. */
  heard: Readonly<Record<string, number>> | undefined;
}

function KindGroup({ kind, devices, heard }: KindGroupProps) {
  const { t } = useTranslation();
  const silent = useTicking(
    useCallback(
      (now: number) =>
        (heard ? devices : []).filter(device => {
          const freshness = judgeFreshness(heard?.[device.id] ?? null, deviceCadence(device), now);
          return freshness === 'stale' || freshness === 'none';
        }).length,
      [devices, heard],
    ),
  );
  const [isOpen, setIsOpen] = useState<boolean | null>(null);
  const isShown = isOpen ?? silent > 0;
  return (
    <details className="kind" open={isShown}>
      <summary
        onClick={event => {
          event.preventDefault();
          setIsOpen(!isShown);
        }}
      >
        {t(`kind.${kind}`)} <span className="count">{devices.length}</span>
        <span className="kind-state">
          {silent > 0 ? t('device.silent', { count: silent }) : t('device.allHeard')}
        </span>
      </summary>
      {isShown ? (
        <ul>
          {devices.map(device => (
            <DeviceRow key={device.id} device={device} heardAt={heard?.[device.id] ?? null} />
          ))}
        </ul>
      ) : null}
    </details>
  );
}
