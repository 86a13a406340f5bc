import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { deviceIdSchema, deviceKindSchema, ErrorCode, metricIdSchema, zoneCodeSchema } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { DEAD_LETTER_BOX, type DeadLetterBox } from '../dead-letters/dead-letters.ports.js';
import { countsQuerySchema, filterOf } from '../dead-letters/dead-letters.schema.js';
import { DeliveryService } from '../delivery/delivery.service.js';
import { momentSchema } from '../http/query.schema.js';
import { LatestValues } from '../latest/latest-values.js';
import { READINGS_STORE, type ReadingsStore } from '../readings/readings.ports.js';
import { anySimulated } from '../registry/any-simulated.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { zoneDevices } from '../series/across-devices.js';
import { SERIES_STORE, type SeriesStore } from '../series/series.ports.js';
import { SeriesService } from '../series/series.service.js';
import { ExportRoute } from './export-response.js';
import { exportParameters, ExportSender } from './export.sender.js';
import { allPages } from './pages.js';
import { deadLettersTable } from './tables/dead-letters.table.js';
import { deliveryTable } from './tables/delivery.table.js';
import { devicesTable } from './tables/devices.table.js';
import { readingsTable } from './tables/readings.table.js';
import { seriesTable } from './tables/series.table.js';
import { windowsTable } from './tables/windows.table.js';

const PAGE = 500;
const span = {
  from: momentSchema.describe('RFC 3339, inclusive'),
  to: momentSchema.describe('RFC 3339, exclusive'),
};
const metricsSchema = z
  .string()
  .max(500)
  .transform(text => text.split(','))
  .pipe(z.array(metricIdSchema).min(1).max(12))
  .describe('Ids in the metric catalogue, with commas between them: at most 12');
const scope = {
  zone: zoneCodeSchema.optional().describe('All devices of this zone that measure it'),
  device: deviceIdSchema.optional().describe('One device'),
};

const seriesQuerySchema = z.strictObject({
  ...scope,
  metric: metricsSchema,
  ...span,
  step: z.enum(['auto', 'raw', '1m', '1h', '1d']).default('auto').describe('As of GET /api/v1/series'),
  ...exportParameters,
});
const readingsQuerySchema = z.strictObject({
  ...{ device: deviceIdSchema, metric: metricsSchema },
  ...span,
  ...exportParameters,
});
const windowsQuerySchema = z.strictObject({
  ...scope,
  metric: metricIdSchema,
  tier: z.enum(['minute', 'hour', 'day']),
  ...span,
  ...exportParameters,
});
const deliveryQuerySchema = z.strictObject({ device: deviceIdSchema, ...span, ...exportParameters });
const devicesQuerySchema = z.strictObject({
  zone: zoneCodeSchema.optional(),
  kind: deviceKindSchema.optional(),
  ...exportParameters,
});
const lettersQuerySchema = countsQuerySchema.extend(exportParameters);

const rangeOf = ({ from, to }: { from: string; to: string }) => ({
  from: Date.parse(from),
  to: Date.parse(to),
});

@ApiTags('exports')
@Controller('exports')
export class TelemetryExportsController {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(SERIES_STORE) private readonly windowStore: SeriesStore,
    @Inject(READINGS_STORE) private readonly readingsStore: ReadingsStore,
    @Inject(DEAD_LETTER_BOX) private readonly box: DeadLetterBox,
    private readonly series: SeriesService,
    private readonly latest: LatestValues,
    private readonly delivery: DeliveryService,
    private readonly sender: ExportSender,
  ) {}

  @Get('series')
  @ExportRoute('exportSeries', 'What a chart shows, as a file: metrics over time, of a device or a zone')
  async ofSeries(
    @Query({ schema: seriesQuerySchema }) query: z.output<typeof seriesQuerySchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, query, async () => {
      const { zone, device, step } = query;
      const metrics = await this.metricsOf(query.metric);
      const subject = device ?? zone;
      if (subject === undefined) throw nobodyNamed();
      const devices = device === undefined ? await this.registry.devices(zone) : [await this.device(device)];
      const own = devices.filter(one => one.channels.some(({ metric }) => query.metric.includes(metric)));
      const cadences = own.flatMap(one =>
        one.channels.flatMap(({ metric, cadenceSeconds }) =>
          query.metric.includes(metric) && cadenceSeconds !== null ? [cadenceSeconds] : [],
        ),
      );
      return seriesTable(request => this.series.read(request), {
        ...{ zone, device, step, metrics, subject },
        ...rangeOf(query),
        zoneName: await this.registry.zone(zone ?? devices[0]?.zone ?? subject),
        cadenceMs: Math.min(60, ...cadences) * 1_000,
        simulated: anySimulated(own),
      });
    });
  }

  @Get('readings')
  @ExportRoute('exportReadings', 'Readings of a device as it sent them, with flags and reasons, as a file')
  async ofReadings(
    @Query({ schema: readingsQuerySchema }) query: z.output<typeof readingsQuerySchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, query, async () =>
      readingsTable(this.readingsStore, {
        device: await this.device(query.device),
        metrics: await this.metricsOf(query.metric),
        ...rangeOf(query),
      }),
    );
  }

  @Get('windows')
  @ExportRoute('exportWindows', 'Windows of each device, the rows that scores are made of, as a file')
  async ofWindows(
    @Query({ schema: windowsQuerySchema }) query: z.output<typeof windowsQuerySchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, query, async () => {
      const metric = await this.registry.metric(query.metric);
      const device = query.device === undefined ? undefined : await this.device(query.device);
      const zone = device?.zone ?? query.zone;
      if (zone === undefined) throw nobodyNamed();
      await this.registry.zone(zone);
      const devices = device ? [device] : zoneDevices(await this.registry.devices(zone), metric.id);
      return windowsTable(this.windowStore, { zone, devices, metric, tier: query.tier, ...rangeOf(query) });
    });
  }

  @Get('delivery')
  @ExportRoute('exportDelivery', 'Readings of a device that were due and what became of them, by minute')
  async ofDelivery(
    @Query({ schema: deliveryQuerySchema }) query: z.output<typeof deliveryQuerySchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, query, async () =>
      deliveryTable(
        (device, from, to) => this.delivery.ofDevice(device, from, to),
        await this.device(query.device),
        rangeOf(query),
      ),
    );
  }

  @Get('dead-letters')
  @ExportRoute('exportDeadLetters', 'Packs and records that were not stored, with the reason, as a file')
  async ofDeadLetters(
    @Query({ schema: lettersQuerySchema }) query: z.output<typeof lettersQuerySchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, query, async () => {
      const { zone, device, reason, state } = query;
      const letters = allPages(cursor => this.box.list({ ...filterOf(query), limit: PAGE, cursor }));
      const all = await this.registry.devices();
      const devices = all.filter(
        one => (zone === undefined || one.zone === zone) && (device === undefined || one.id === device),
      );
      const words = [zone, device, reason, state].filter(word => word !== undefined);
      return deadLettersTable(letters, devices, ['dead-letters', ...words]);
    });
  }

  @Get('devices')
  @ExportRoute('exportDevices', 'Devices with what each measures and last said, as a file')
  async ofDevices(
    @Query({ schema: devicesQuerySchema }) query: z.output<typeof devicesQuerySchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, query, async () => {
      const { zone, kind } = query;
      if (zone !== undefined) await this.registry.zone(zone);
      const devices = await this.registry.devices(zone);
      return devicesTable({
        devices: devices.filter(device => kind === undefined || device.kind === kind),
        zones: await this.registry.zones(),
        metrics: await this.registry.metrics(),
        newest: (device, metric) =>
          this.latest.ofDevice(device.zone, device.id).find(value => value.metric === metric),
        name: ['devices', ...[zone, kind].filter(word => word !== undefined)],
      });
    });
  }

  private device(id: string) {
    return this.registry.device(id);
  }

  private metricsOf(ids: readonly string[]) {
    return Promise.all(ids.map(id => this.registry.metric(id)));
  }
}

const nobodyNamed = () =>
  new AppError(ErrorCode.Invalid, 'Say which zone or which device: ?zone=… or ?device=…');
