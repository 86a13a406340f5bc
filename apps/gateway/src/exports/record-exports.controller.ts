import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Alarm, alarmsRpc, ErrorCode, factsWorkflowRpc, zoneCodeSchema } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { AppError, type Clock } from '#libs/runtime';
import { matchesText } from '#libs/telemetry';
import { alarmsQuerySchema, alarmsRequest } from '../alarms/alarms.schema.js';
import { CLOCK } from '../clock.js';
import { eventsQuerySchema, factsQuerySchema, timesOf } from '../facts/facts.schema.js';
import { momentOf, momentSchema } from '../http/query.schema.js';
import { LINEAGE_BOOK, type LineageBook } from '../lineage/lineage.ports.js';
import { foundRevision, revisionAddress, revisionOf } from '../lineage/revision-address.js';
import { anySimulated } from '../registry/any-simulated.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { SCORE_BOOK, type ScoreBook } from '../scores/scores.ports.js';
import { ExportRoute } from './export-response.js';
import { exportParameters, ExportSender } from './export.sender.js';
import { allPages } from './pages.js';
import { alarmsTable } from './tables/alarms.table.js';
import { eventsTable, factsTable } from './tables/facts.table.js';
import { scoresTable, scoreTable } from './tables/scores.table.js';

const PAGE = 500;
const DAY_MS = 86_400_000;
/** The history of a zone may be long; in milliseconds. */
const FACTS_TIMEOUT_MS = 5_000;

const ofZone = { zone: zoneCodeSchema };
const paging = { limit: true, cursor: true } as const;
const alarmsExportSchema = alarmsQuerySchema.omit(paging).extend({
  history: z
    .enum(['true', 'false'])
    .default('true')
    .describe('A row for each thing that was done about an alarm'),
  q: z
    .string()
    .max(100)
    .optional()
    .describe('Words of its text, zone, device or metric; Vietnamese marks may be left out'),
  ...exportParameters,
});
const factsExportSchema = factsQuerySchema.omit(paging).extend({ ...ofZone, ...exportParameters });
const eventsExportSchema = eventsQuerySchema.omit(paging).extend({ ...ofZone, ...exportParameters });
const scoresExportSchema = z.strictObject({
  ...ofZone,
  from: momentSchema.optional().describe('RFC 3339; 30 days before `to` unless given'),
  to: momentSchema.optional().describe('RFC 3339; now unless given'),
  ...exportParameters,
});
const scoreExportSchema = z.strictObject({ ...ofZone, ...revisionAddress, ...exportParameters });

@ApiTags('exports')
@Controller('exports')
export class RecordExportsController {
  constructor(
    private readonly rpc: RpcClient,
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(SCORE_BOOK) private readonly scores: ScoreBook,
    @Inject(LINEAGE_BOOK) private readonly lineage: LineageBook,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly sender: ExportSender,
  ) {}

  @Get('alarms')
  @ExportRoute('exportAlarms', 'Alarms with everything that was done about them, as a file')
  async ofAlarms(
    @Query({ schema: alarmsExportSchema })
    { history, q, format, lang, ...query }: z.output<typeof alarmsExportSchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, { format, lang }, async () => {
      const { list, histories } = alarmsRpc;
      const request = alarmsRequest({ ...query, limit: PAGE });
      const devices = await this.registry.devices(query.zone);
      const words = [query.zone, query.severity, query.state].filter(word => word !== undefined);
      return alarmsTable({
        alarms: matching(
          allPages(cursor => this.rpc.request(list.subject, { ...request, cursor }, list.reply)),
          q,
        ),
        ...(history === 'true' && {
          historiesOf: async (ids: readonly string[]) => {
            const { items } = await this.rpc.request(histories.subject, { ids }, histories.reply);
            return new Map(items.map(item => [item.id, item.history]));
          },
        }),
        metrics: await this.registry.metrics(),
        simulated: anySimulated(devices),
        name: ['alarms', ...words],
      });
    });
  }

  @Get('facts')
  @ExportRoute('exportFacts', 'Facts of a zone that are on record, as a file')
  async ofFacts(
    @Query({ schema: factsExportSchema }) query: z.output<typeof factsExportSchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, query, async () => {
      const { zone, fact, validAt } = query;
      await this.registry.zone(zone);
      const { subject, reply: schema } = factsWorkflowRpc.records;
      const asked = { zone, fact, validAt, ...timesOf(query) };
      const { kinds } = factsWorkflowRpc;
      const [{ items }, known] = await Promise.all([
        this.rpc.request(subject, asked, schema, { timeoutMs: FACTS_TIMEOUT_MS }),
        this.rpc.request(kinds.subject, {}, kinds.reply),
      ]);
      return factsTable(zone, items, known.items);
    });
  }

  @Get('events')
  @ExportRoute('exportLegalEvents', 'Confirmed legal events of a zone, as a file')
  async ofEvents(
    @Query({ schema: eventsExportSchema }) query: z.output<typeof eventsExportSchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, query, async () => {
      const { zone } = query;
      await this.registry.zone(zone);
      const { subject, reply: schema } = factsWorkflowRpc.events;
      const { items } = await this.rpc.request(subject, { zone, ...timesOf(query) }, schema);
      const devices = await this.registry.devices(zone);
      return eventsTable(zone, items, anySimulated(devices));
    });
  }

  @Get('scores')
  @ExportRoute('exportScores', 'Scores of a zone, newest hour first, with pillars, as a file')
  async ofScores(
    @Query({ schema: scoresExportSchema }) query: z.output<typeof scoresExportSchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, query, async () => {
      const { zone } = query;
      await this.registry.zone(zone);
      const to = momentOf(query.to) ?? this.clock.now();
      const from = momentOf(query.from) ?? to - 30 * DAY_MS;
      if (from >= to) throw new AppError(ErrorCode.Invalid, '`from` must be before `to`.');
      const scores = allPages(async cursor => {
        const until = cursor === undefined ? to : Number(cursor);
        const items = await this.scores.history(zone, from, until, PAGE);
        const last = items.at(-1);
        return { items, nextCursor: last && items.length === PAGE ? String(last.asOf) : null };
      });
      const devices = await this.registry.devices(zone);
      const simulated = anySimulated(devices);
      return scoresTable(zone, scores, { from, to }, simulated);
    });
  }

  @Get('score')
  @ExportRoute('exportScore', 'One score of a zone, indicator by indicator, as a file')
  async ofScore(
    @Query({ schema: scoreExportSchema }) query: z.output<typeof scoreExportSchema>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sender.send(reply, query, async () => {
      const { zone, asOf, knownAt, revision } = query;
      await this.registry.zone(zone);
      const address = { asOf, knownAt, revision };
      const isCurrent = Object.values(address).every(value => value === undefined);
      const found = isCurrent
        ? await this.scores.current(zone)
        : await this.lineage.find(revisionOf(zone, address));
      const { indicators } = await this.scores.method();
      return scoreTable(foundRevision(found), indicators);
    });
  }
}

async function* matching(alarms: AsyncIterable<Alarm>, typed: string | undefined): AsyncGenerator<Alarm> {
  for await (const alarm of alarms) {
    const { textVi, textEn, zone, metric, device } = alarm;
    if (typed === undefined || matchesText(typed, [textVi, textEn, zone, metric, device ?? ''])) yield alarm;
  }
}
