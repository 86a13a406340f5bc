import { AppError } from '#libs/runtime';
import { createInfluxClient, type InfluxAddress } from '../influx.client.js';
import { TimeSeriesCode } from '../timeseries.errors.js';

/**
 * Asks whether InfluxDB answers.
 *
 * @returns its version.
 * @throws AppError `TIMESERIES.UNAVAILABLE`.
 */
export async function pingInflux(address: InfluxAddress, timeoutMs = 1_000): Promise<{ version: string }> {
  const [host] = await createInfluxClient(address, timeoutMs).ping(timeoutMs);
  if (host?.online) return { version: host.version ?? 'unknown' };
  throw new AppError(
    TimeSeriesCode.Unavailable,
    `InfluxDB does not answer at ${address.url}; check that it runs`,
    {
      retryable: true,
    },
  );
}
