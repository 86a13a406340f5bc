import { Inject, Injectable } from '@nestjs/common';
import { Quality } from '#libs/telemetry';
import { READINGS_STORE, type ReadingsStore } from '../readings/readings.ports.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { SERIES_STORE, type SeriesStore } from '../series/series.ports.js';
import { judgeOutages, type ToldOutage } from './judge-outages.js';
import type { Outages } from './outages.schema.js';

const METRIC = 'power.outage';
/** As long as SAIDI looks back. */
const YEAR_MS = 365 * 86_400_000;
/** Outages of a feeder in one answer: eleven a day for 90 days. */
const MOST = 1_000;

/** Tells of power outages from what breakers and relays reported. */
@Injectable()
export class OutagesService {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(READINGS_STORE) private readonly readings: ReadingsStore,
    @Inject(SERIES_STORE) private readonly series: SeriesStore,
  ) {}

  /** @throws AppError `ZONE.UNKNOWN`, `TIMESERIES.*`. */
  async ofZone(zone: string, from: number, to: number): Promise<Outages> {
    await this.registry.zone(zone);
    const metric = await this.registry.metric(METRIC);
    const feeders = (await this.registry.devices(zone)).filter(
      ({ kind, channels }) => kind === 'power-main' && channels.some(channel => channel.metric === METRIC),
    );
    const devices = feeders.map(({ id }) => id);
    if (devices.length === 0) return { ...{ from, to, feeders: 0 }, ...judgeOutages([], [], []) };
    const [told, hours] = await Promise.all([
      Promise.all(
        devices.map(async (device): Promise<ToldOutage[]> => {
          const found = await this.readings.read({ metric, device, from, to, limit: MOST });
          return found
            .filter(({ rejected, flag }) => !rejected && flag < Quality.Fail)
            .map(({ t, value }) => ({ device, to: t, seconds: value }));
        }),
      ),
      this.series.windows({ metric, zone, devices, from: to - YEAR_MS, to, limit: 24 * 366 }, 'hour'),
    ]);
    return { ...{ from, to, feeders: feeders.length }, ...judgeOutages(feeders, told.flat(), hours) };
  }
}
