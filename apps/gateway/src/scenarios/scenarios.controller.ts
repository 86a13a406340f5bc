import { Controller, Delete, Get, Headers, Inject, Param, Post, Put, Query, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { scenarioDraftSchema, scenarioSchema, whatIfSchema, zoneCodeSchema } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { CommandsService } from '../commands/commands.service.js';
import { ACTOR_HEADER } from '../http/actor-header.js';
import { jsonBody } from '../http/json-body.js';
import { openApiSchema } from '../http/open-api-schema.js';
import { pageSchema } from '../http/query.schema.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { WHAT_IF_ENGINE, type WhatIfEngine } from '../what-if/what-if.ports.js';
import { SCENARIO_BOOK, type ScenarioBook } from './scenarios.ports.js';

/** Family of what cannot be supposed of a zone. */
const WHAT_IF = 'WHAT_IF.';
const idSchema = z.uuid();
const listQuerySchema = z.strictObject({ zone: zoneCodeSchema.optional() });
const listSchema = pageSchema('ScenarioList', scenarioSchema);
const changedSchema = scenarioDraftSchema.omit({ zone: true });
const openedSchema = z
  .object({
    scenario: scenarioSchema,
    /** From the newest inputs; `null` when a change can no longer be, with the reason. */
    result: whatIfSchema.nullable(),
    problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
  })
  .meta({ id: 'OpenedScenario' });

@ApiTags('what-if')
@Controller('scenarios')
export class ScenariosController {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(SCENARIO_BOOK) private readonly book: ScenarioBook,
    @Inject(WHAT_IF_ENGINE) private readonly engine: WhatIfEngine,
    private readonly commands: CommandsService,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listScenarios', summary: 'Kept scenarios, newest change first' })
  @ApiOkResponse({ standardSchema: listSchema })
  async list(@Query({ schema: listQuerySchema }) { zone }: z.output<typeof listQuerySchema>) {
    return { items: await this.book.list(zone), nextCursor: null };
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'openScenario',
    summary: 'A kept scenario, scored anew from the newest inputs of its zone',
  })
  @ApiOkResponse({ standardSchema: openedSchema })
  async open(@Param('id', { schema: idSchema }) id: string): Promise<z.infer<typeof openedSchema>> {
    const scenario = await this.book.get(id);
    try {
      return { scenario, result: await this.engine.evaluate(scenario.zone, scenario.changes), problem: null };
    } catch (error) {
      // An event may have been closed since: the scenario is still there to read and to change.
      if (!(error instanceof AppError) || !error.code.startsWith(WHAT_IF)) throw error;
      return { scenario, result: null, problem: { code: error.code, detail: error.message } };
    }
  }

  @Post()
  @ApiOperation({
    operationId: 'createScenario',
    summary: 'Keeps a scenario; a command, recorded with its actor',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiBody({ schema: openApiSchema(scenarioDraftSchema, 'input') })
  @ApiCreatedResponse({ standardSchema: scenarioSchema })
  async create(@Headers('x-gz-actor') actorId: string | undefined, @Req() request: FastifyRequest) {
    const draft = jsonBody(request, scenarioDraftSchema);
    await this.registry.zone(draft.zone);
    const command = { command: 'create-scenario', target: draft.zone, actorId, correlationId: request.id };
    return this.commands.run(command, actor => this.book.create(draft, actor));
  }

  @Put(':id')
  @ApiOperation({
    operationId: 'changeScenario',
    summary: 'Gives a scenario another name and other changes; a command, recorded with its actor',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiBody({ schema: openApiSchema(changedSchema, 'input') })
  @ApiOkResponse({ standardSchema: scenarioSchema })
  change(
    @Param('id', { schema: idSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const draft = jsonBody(request, changedSchema);
    const command = { command: 'change-scenario', target: id, actorId, correlationId: request.id };
    return this.commands.run(command, actor => this.book.change(id, draft, actor));
  }

  @Delete(':id')
  @ApiOperation({
    operationId: 'removeScenario',
    summary: 'Removes a scenario and answers with it; a command, recorded with its actor',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiOkResponse({ standardSchema: scenarioSchema })
  remove(
    @Param('id', { schema: idSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const command = { command: 'remove-scenario', target: id, actorId, correlationId: request.id };
    return this.commands.run(command, actor => this.book.remove(id, actor));
  }
}
