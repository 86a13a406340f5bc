import { useQuery } from '@tanstack/react-query';
import { now } from '../lib/clock.js';
import { flaggedReadings } from '../lib/flagged-readings.js';
import { client, dataOf } from './client.js';
import type { DeviceItem } from './devices.js';

const SPAN_MS = 3_600_000;
/** A device's clock may be ahead by so much. */
const AHEAD_MS = 300_000;
/** One answer holds an hour of readings every four seconds. */
const LIMIT = 1_000;
const MOST_SHOWN = 50;
const RENEW_MS = 30_000;

/** Readings of a device's last hour that did not simply pass, newest first. */
export function useFlaggedReadings({ id: device, channels }: DeviceItem) {
  return useQuery({
    queryKey: ['flagged', device],
    queryFn: async () => {
      const from = new Date(now() - SPAN_MS).toISOString();
      const to = new Date(now() + AHEAD_MS).toISOString();
      const lists = channels.map(async ({ metric }) => {
        const query = { device, metric, from, to, limit: LIMIT };
        const { items } = await dataOf(client.GET('/api/v1/readings', { params: { query } }));
        return { metric, readings: items };
      });
      return flaggedReadings(await Promise.all(lists), MOST_SHOWN);
    },
    refetchInterval: RENEW_MS,
  });
}
