import { AppError } from '#libs/runtime';
import type { InfluxAddress } from '../influx.client.js';
import { TimeSeriesCode } from '../timeseries.errors.js';

/**
 * Asks whether InfluxDB answers, beside the connections that queries wait for.
 *
 * @returns its version.
 * @throws AppError `TIMESERIES.UNAVAILABLE`.
 */
export async function pingInflux({ url }: InfluxAddress, timeoutMs = 1_000): Promise<{ version: string }> {
  try {
    const response = await fetch(`${url.replace(/\/$/, '')}/ping`, {
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.arrayBuffer();
    if (response.ok) return { version: response.headers.get('x-influxdb-version') ?? 'unknown' };
    throw new Error(`status ${response.status}`);
  } catch (cause) {
    throw new AppError(TimeSeriesCode.Unavailable, `InfluxDB does not answer at ${url}; check that it runs`, {
      retryable: true,
      cause,
    });
  }
}
