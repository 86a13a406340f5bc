import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  deviceIdSchema,
  ErrorCode,
  indicatorExplanationSchema,
  indicatorSchema,
  scoreChangesSchema,
  scoreRevisionSchema,
  usedWindowSchema,
  zoneCodeSchema,
} from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { cursorSchema, limitSchema, momentOf, momentSchema, pageSchema } from '../http/query.schema.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { LINEAGE_BOOK, type LineageBook } from './lineage.ports.js';
import { linked } from './link.schema.js';
import { foundRevision, type RevisionAddress, revisionAddress, revisionOf } from './revision-address.js';
import { explanationLink, linkExplanation, linkWindow, scoreLink } from './score-links.js';

const DAY_MS = 86_400_000;

const indicatorIdSchema = indicatorSchema.shape.id;
const addressSchema = z.strictObject(revisionAddress);
const revisionsQuerySchema = z.strictObject({ asOf: revisionAddress.asOf });
const revisionListSchema = pageSchema('ScoreRevisionList', scoreRevisionSchema.extend(linked));
const { shape } = indicatorExplanationSchema;
const explanationSchema = indicatorExplanationSchema
  .extend({
    ...linked,
    series: z.array(shape.series.element.extend(linked)),
    delivery: z.array(shape.delivery.element.extend(linked)),
  })
  .meta({ id: 'LinkedExplanation' });
const windowsQuerySchema = z.strictObject({
  ...revisionAddress,
  device: deviceIdSchema,
  metric: z.string().max(64),
  tier: z.enum(['hour', 'day']),
  limit: limitSchema(100),
  cursor: cursorSchema.pipe(
    z
      .string()
      .regex(/^\d{1,16}$/)
      .optional(),
  ),
});
const windowListSchema = pageSchema('UsedWindowList', usedWindowSchema.extend(linked));
const changesQuerySchema = z.strictObject({
  from: momentSchema.optional().describe('RFC 3339; 24 hours before `to` unless given'),
  to: momentSchema.optional().describe('RFC 3339; now unless given'),
  fromRevision: revisionAddress.revision,
  toRevision: revisionAddress.revision,
});
const changesSchema = scoreChangesSchema
  .extend({
    from: scoreChangesSchema.shape.from.extend(linked),
    to: scoreChangesSchema.shape.to.extend(linked),
    indicators: z.array(scoreChangesSchema.shape.indicators.element.extend(linked)),
  })
  .meta({ id: 'LinkedScoreChanges' });

@ApiTags('scores')
@Controller('zones/:code/score')
export class LineageController {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(LINEAGE_BOOK) private readonly lineage: LineageBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('revisions')
  @ApiOperation({
    operationId: 'listScoreRevisions',
    summary: 'Every revision of one hour, the first first: when, why, and which inputs had changed',
  })
  @ApiOkResponse({ standardSchema: revisionListSchema })
  async revisions(
    @Param('code', { schema: zoneCodeSchema }) code: string,
    @Query({ schema: revisionsQuerySchema }) { asOf }: z.output<typeof revisionsQuerySchema>,
  ): Promise<z.infer<typeof revisionListSchema>> {
    await this.registry.zone(code);
    const items = await this.lineage.revisions(code, momentOf(asOf));
    return { items: items.map(item => ({ ...item, links: [scoreLink(item)] })), nextCursor: null };
  }

  @Get('changes')
  @ApiOperation({
    operationId: 'getScoreChanges',
    summary: 'What moved the score between two hours, in points that add up to the change',
  })
  @ApiOkResponse({ standardSchema: changesSchema })
  async changes(
    @Param('code', { schema: zoneCodeSchema }) code: string,
    @Query({ schema: changesQuerySchema }) query: z.output<typeof changesQuerySchema>,
  ): Promise<z.infer<typeof changesSchema>> {
    await this.registry.zone(code);
    const to = momentOf(query.to) ?? this.clock.now();
    const from = momentOf(query.from) ?? to - DAY_MS;
    if (from > to) throw new AppError(ErrorCode.Invalid, '`from` must not be after `to`.');
    const { fromRevision, toRevision } = query;
    const changes = foundRevision(
      await this.lineage.changes({ zone: code, from, to, fromRevision, toRevision }),
    );
    const end = (one: typeof changes.from) => ({ ...one, links: [scoreLink({ zone: code, ...one })] });
    return {
      ...changes,
      from: end(changes.from),
      to: end(changes.to),
      indicators: changes.indicators.map(item => ({
        ...item,
        links: [explanationLink({ zone: code, ...changes.to }, item.id)],
      })),
    };
  }

  @Get('indicators/:id')
  @ApiOperation({
    operationId: 'explainIndicator',
    summary:
      'Where an indicator of a score comes from: rule, steps, windows, facts, and links to the readings',
  })
  @ApiOkResponse({ standardSchema: explanationSchema })
  async explain(
    @Param('code', { schema: zoneCodeSchema }) code: string,
    @Param('id', { schema: indicatorIdSchema }) indicator: string,
    @Query({ schema: addressSchema }) address: RevisionAddress,
  ): Promise<z.infer<typeof explanationSchema>> {
    await this.registry.zone(code);
    const query = { ...revisionOf(code, address), indicator };
    return linkExplanation(foundRevision(await this.lineage.explain(query)), this.clock.now());
  }

  @Get('indicators/:id/windows')
  @ApiOperation({
    operationId: 'listUsedWindows',
    summary: 'Windows of a series as the score used them, kept with it, each with a link to its readings',
  })
  @ApiOkResponse({ standardSchema: windowListSchema })
  async windows(
    @Param('code', { schema: zoneCodeSchema }) code: string,
    @Param('id', { schema: indicatorIdSchema }) indicator: string,
    @Query({ schema: windowsQuerySchema }) query: z.output<typeof windowsQuerySchema>,
  ): Promise<z.infer<typeof windowListSchema>> {
    await this.registry.zone(code);
    const { device, metric, tier, limit, cursor } = query;
    const after = cursor === undefined ? undefined : Number(cursor);
    const which = { ...revisionOf(code, query), indicator, device, metric, tier, limit, after };
    const { items, next } = foundRevision(await this.lineage.windows(which));
    const now = this.clock.now();
    return {
      items: items.map(window => linkWindow(window, device, metric, now)),
      nextCursor: next === null ? null : String(next),
    };
  }
}
