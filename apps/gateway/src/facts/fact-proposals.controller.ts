import { Controller, Get, Headers, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { factProposalSchema } from '#libs/contracts';
import { ACTOR_HEADER } from '../http/actor-header.js';
import { jsonBody } from '../http/json-body.js';
import { openApiSchema } from '../http/open-api-schema.js';
import { problemResponse } from '../http/problem.schema.js';
import {
  decideSchema,
  factProposalListSchema,
  proposalIdSchema,
  proposalsQuerySchema,
  proposeFactSchema,
} from './facts.schema.js';
import { ProposalsService } from './proposals.service.js';

const CONFLICT = problemResponse(
  'Decided already, overtaken by another change, or by the person who proposed it; see `code`',
);

@ApiTags('facts')
@Controller('fact-proposals')
export class FactProposalsController {
  constructor(private readonly proposals: ProposalsService) {}

  @Get()
  @ApiOperation({ operationId: 'listFactProposals', summary: 'Proposed changes of facts, newest first' })
  @ApiOkResponse({ standardSchema: factProposalListSchema })
  list(@Query({ schema: proposalsQuerySchema }) query: z.output<typeof proposalsQuerySchema>) {
    return this.proposals.list('fact', query);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getFactProposal', summary: 'One proposal with its history' })
  @ApiOkResponse({ standardSchema: factProposalSchema })
  get(@Param('id', { schema: proposalIdSchema }) id: string) {
    return this.proposals.get('fact', id);
  }

  @Post()
  @ApiOperation({
    operationId: 'proposeFact',
    summary: 'Proposes a fact or its removal; counts when a second person has confirmed it',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiBody({ schema: openApiSchema(proposeFactSchema, 'input') })
  @ApiCreatedResponse({ standardSchema: factProposalSchema })
  @ApiConflictResponse(CONFLICT)
  @ApiUnprocessableEntityResponse(problemResponse('Does not fit; every fault in `data.faults`'))
  propose(@Headers('x-gz-actor') actorId: string | undefined, @Req() request: FastifyRequest) {
    return this.proposals.propose('fact', jsonBody(request, proposeFactSchema), { actorId, request });
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'confirmFactProposal',
    summary: 'Puts it on record; another person than the one who proposed it',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiBody({ schema: openApiSchema(decideSchema, 'input') })
  @ApiOkResponse({ standardSchema: factProposalSchema })
  @ApiConflictResponse(CONFLICT)
  confirm(
    @Param('id', { schema: proposalIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const { reason } = jsonBody(request, decideSchema);
    return this.proposals.decide('fact', { id, decision: 'confirm', reason }, { actorId, request });
  }

  @Post(':id/reject')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'rejectFactProposal',
    summary: 'Refuses it, with the reason; another person than the one who proposed it',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiBody({ schema: openApiSchema(decideSchema, 'input') })
  @ApiOkResponse({ standardSchema: factProposalSchema })
  @ApiConflictResponse(CONFLICT)
  reject(
    @Param('id', { schema: proposalIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const { reason } = jsonBody(request, decideSchema);
    return this.proposals.decide('fact', { id, decision: 'reject', reason }, { actorId, request });
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ operationId: 'withdrawFactProposal', summary: 'Takes it back; only who proposed it' })
  @ApiHeader(ACTOR_HEADER)
  @ApiBody({ schema: openApiSchema(decideSchema, 'input') })
  @ApiOkResponse({ standardSchema: factProposalSchema })
  @ApiConflictResponse(CONFLICT)
  withdraw(
    @Param('id', { schema: proposalIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const { reason } = jsonBody(request, decideSchema);
    return this.proposals.decide('fact', { id, decision: 'withdraw', reason }, { actorId, request });
  }
}
