import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { alarmRuleEditsRpc, notificationsRpc, zoneCodeSchema } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { ALARM_HEALTH, type AlarmHealthReader } from '../alarms/alarm-health.ports.js';
import { alarmHealthQuerySchema } from '../alarms/alarms.schema.js';
import { deliveriesQuerySchema } from '../alarm-notifications/alarm-notifications.schema.js';
import { CERTIFICATE_TRACKER, type CertificateTracker } from '../certificates/certificates.ports.js';
import { complianceQuerySchema } from '../compliance/compliance.schema.js';
import { ComplianceService } from '../compliance/compliance.service.js';
import { anySimulated } from '../registry/any-simulated.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { ExportRoute } from './export-response.js';
import { exportParameters, ExportSender } from './export.sender.js';
import { allPages } from './pages.js';
import { alarmHealthTable } from './tables/alarm-health.table.js';
import { alarmRulesTable } from './tables/alarm-rules.table.js';
import { certificatesTable } from './tables/certificates.table.js';
import { complianceTable } from './tables/compliance.table.js';
import { deliveriesTable } from './tables/deliveries.table.js';

const PAGE = 500;

const complianceExportSchema = complianceQuerySchema.extend({ zone: zoneCodeSchema, ...exportParameters });
const certificatesExportSchema = z.strictObject({ zone: zoneCodeSchema, ...exportParameters });
const rulesExportSchema = z.strictObject({ zone: zoneCodeSchema.optional(), ...exportParameters });
const healthExportSchema = alarmHealthQuerySchema.extend(exportParameters);
const deliveriesExportSchema = deliveriesQuerySchema
  .omit({ limit: true, cursor: true })
  .extend(exportParameters);

@ApiTags('exports')
@Controller('exports')
export class OversightExportsController {
  constructor(
    private readonly rpc: RpcClient,
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(CERTIFICATE_TRACKER) private readonly certificates: CertificateTracker,
    private readonly compliance: ComplianceService,
    @Inject(ALARM_HEALTH) private readonly healths: AlarmHealthReader,
    private readonly sender: ExportSender,
  ) {}

  @Get('compliance')
  @ExportRoute('exportCompliance', 'Each of the last days against the limit that held, as a file')
  async ofCompliance(
    @Query({ schema: complianceExportSchema }) query: z.output<typeof complianceExportSchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, query, async () => {
      const { zone, section, days } = query;
      const items = await this.compliance.lastDays(zone, section, days);
      return complianceTable(zone, ['compliance', ...section, zone], items, await this.isSimulated(zone));
    });
  }

  @Get('certificates')
  @ExportRoute('exportCertificates', 'How far a zone is with each requirement of the frameworks, as a file')
  async ofCertificates(
    @Query({ schema: certificatesExportSchema }) query: z.output<typeof certificatesExportSchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, query, async () => {
      await this.registry.zone(query.zone);
      return certificatesTable(await this.certificates.ofZone(query.zone));
    });
  }

  @Get('alarm-rules')
  @ExportRoute('exportAlarmRules', 'Alarm rules that hold, in a zone or where no zone differs, as a file')
  async ofRules(
    @Query({ schema: rulesExportSchema }) query: z.output<typeof rulesExportSchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, query, async () => {
      const { zone } = query;
      if (zone !== undefined) await this.registry.zone(zone);
      const { list } = alarmRuleEditsRpc;
      const { items } = await this.rpc.request(list.subject, { zone }, list.reply);
      return alarmRulesTable(zone, items, await this.registry.metrics());
    });
  }

  @Get('alarm-health')
  @ExportRoute('exportAlarmHealth', 'How well alarms serve those who answer them, as a file')
  async ofHealth(
    @Query({ schema: healthExportSchema }) { format, lang, ...query }: z.output<typeof healthExportSchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, { format, lang }, async () => {
      if (query.zone !== undefined) await this.registry.zone(query.zone);
      const health = await this.healths.read(query);
      return alarmHealthTable(health, await this.registry.metrics(), await this.isSimulated(query.zone));
    });
  }

  @Get('notification-deliveries')
  @ExportRoute('exportNotificationDeliveries', 'What became of each notification, as a file')
  async ofDeliveries(
    @Query({ schema: deliveriesExportSchema })
    { format, lang, ...query }: z.output<typeof deliveriesExportSchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, { format, lang }, async () => {
      const { deliveries } = notificationsRpc;
      const pages = allPages(cursor =>
        this.rpc.request(deliveries.subject, { ...query, limit: PAGE, cursor }, deliveries.reply),
      );
      const words = [query.state, query.recipient].filter(word => word !== undefined);
      return deliveriesTable(pages, ['notification-deliveries', ...words], await this.isSimulated());
    });
  }

  private async isSimulated(zone?: string): Promise<boolean> {
    return anySimulated(await this.registry.devices(zone));
  }
}
