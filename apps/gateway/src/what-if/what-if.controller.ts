import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { changesSchema, whatIfSchema, zoneCodeSchema } from '#libs/contracts';
import { jsonBody } from '../http/json-body.js';
import { openApiSchema } from '../http/open-api-schema.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { WHAT_IF_ENGINE, type WhatIfEngine } from './what-if.ports.js';

const questionSchema = z.strictObject({ changes: changesSchema });

@ApiTags('what-if')
@Controller('zones/:code/what-if')
export class WhatIfController {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    @Inject(WHAT_IF_ENGINE) private readonly engine: WhatIfEngine,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'supposeOfZone',
    summary: 'Scores a zone as if facts, readings or events were otherwise; nothing is stored',
  })
  @ApiBody({ schema: openApiSchema(questionSchema, 'input') })
  @ApiOkResponse({ standardSchema: whatIfSchema })
  async suppose(@Param('code', { schema: zoneCodeSchema }) code: string, @Req() request: FastifyRequest) {
    await this.registry.zone(code);
    const { changes } = jsonBody(request, questionSchema);
    return this.engine.evaluate(code, changes);
  }
}
