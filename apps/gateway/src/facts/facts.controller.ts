import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { factsWorkflowRpc as workflow, zoneCodeSchema } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { pageOf } from '../http/page-of.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import {
  daysOf,
  eventListSchema,
  eventsQuerySchema,
  expiringListSchema,
  expiringQuerySchema,
  factListSchema,
  factsQuerySchema,
  kindListSchema,
  timesOf,
} from './facts.schema.js';

/** A zone's history may be long; in milliseconds. */
const TIMEOUT_MS = 5_000;

@ApiTags('facts')
@Controller()
export class FactsController {
  constructor(
    private readonly rpc: RpcClient,
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
  ) {}

  @Get('fact-kinds')
  @ApiOperation({
    operationId: 'listFactKinds',
    summary: 'The catalogue of facts: unit, range, evidence, document, and the indicators that use each',
  })
  @ApiOkResponse({ standardSchema: kindListSchema })
  async kinds() {
    const { items } = await this.rpc.request(workflow.kinds.subject, {}, workflow.kinds.reply);
    return { items, nextCursor: null };
  }

  @Get('zones/:code/facts')
  @ApiOperation({
    operationId: 'listFacts',
    summary: 'Facts of a zone that are on record, as known now or at any time, or with their whole history',
  })
  @ApiOkResponse({ standardSchema: factListSchema })
  async facts(
    @Param('code', { schema: zoneCodeSchema }) zone: string,
    @Query({ schema: factsQuerySchema }) query: z.output<typeof factsQuerySchema>,
  ) {
    await this.registry.zone(zone);
    const { fact, validAt, ...rest } = query;
    const asked = { zone, fact, validAt, ...timesOf(rest) };
    const { records } = workflow;
    const { items } = await this.rpc.request(records.subject, asked, records.reply, {
      timeoutMs: TIMEOUT_MS,
    });
    return pageOf(items, item => item.recordId, query);
  }

  @Get('zones/:code/events')
  @ApiOperation({
    operationId: 'listLegalEvents',
    summary: 'Confirmed legal events of a zone, on which gates of the score fire',
  })
  @ApiOkResponse({ standardSchema: eventListSchema })
  async events(
    @Param('code', { schema: zoneCodeSchema }) zone: string,
    @Query({ schema: eventsQuerySchema }) query: z.output<typeof eventsQuerySchema>,
  ) {
    await this.registry.zone(zone);
    const { events } = workflow;
    const { items } = await this.rpc.request(events.subject, { zone, ...timesOf(query) }, events.reply);
    return pageOf(items, item => item.recordId, query);
  }

  @Get('facts/expiring')
  @ApiOperation({
    operationId: 'listExpiringFacts',
    summary: 'Facts whose validity ends soon or has ended, and that nothing follows; the most urgent first',
  })
  @ApiOkResponse({ standardSchema: expiringListSchema })
  async expiring(@Query({ schema: expiringQuerySchema }) query: z.output<typeof expiringQuerySchema>) {
    const { zone, within } = query;
    if (zone !== undefined) await this.registry.zone(zone);
    const asked = { zone, withinDays: daysOf(within) };
    const { expiring } = workflow;
    const { items } = await this.rpc.request(expiring.subject, asked, expiring.reply, {
      timeoutMs: TIMEOUT_MS,
    });
    return pageOf(items, item => item.recordId, query);
  }
}
