import { useQuery } from '@tanstack/react-query';
import { Quality } from '#libs/telemetry';
import { now } from '../lib/clock.js';
import { client, dataOf } from './client.js';
import { useDevices } from './devices.js';

export const MANIFEST = 'waste.manifest';

/** So long readings are kept as they came. */
const RAW_MS = 90 * 86_400_000;
/** Three steps of some ten shipments a device. */
const LIMIT = 1_000;
const RENEW_MS = 60_000;

/** A step of a hazardous-waste manifest as a weighbridge told it. */
interface ManifestStep {
  readonly device: string;
  /** Unix ms. */
  readonly at: number;
  /** Code of the catalogue. */
  readonly code: number;
  readonly simulated: boolean;
}

/** Steps of manifests of a zone's last 90 days, the last first. */
export function useManifestSteps(zone: string) {
  const devices = useDevices(zone).data?.filter(({ channels }) =>
    channels.some(({ metric }) => metric === MANIFEST),
  );
  return useQuery({
    queryKey: ['manifests', zone, devices?.map(({ id }) => id)],
    enabled: devices !== undefined,
    queryFn: async (): Promise<ManifestStep[]> => {
      const from = new Date(now() - RAW_MS).toISOString();
      const to = new Date(now()).toISOString();
      const lists = (devices ?? []).map(async ({ id: device, origin }) => {
        const query = { device, metric: MANIFEST, from, to, limit: LIMIT };
        const { items } = await dataOf(client.GET('/api/v1/readings', { params: { query } }));
        return items
          .filter(({ rejected, flag }) => !rejected && flag < Quality.Fail)
          .map(({ t, value }) => ({ device, at: t, code: value, simulated: origin === 'simulated' }));
      });
      return (await Promise.all(lists)).flat().toSorted((a, b) => b.at - a.at);
    },
    refetchInterval: RENEW_MS,
  });
}
