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
import { eventProposalSchema } from '#libs/contracts';
import { ACTOR_HEADER } from '../http/actor-header.js';
import { jsonBody } from '../http/json-body.js';
import { openApiSchema } from '../http/open-api-schema.js';
import { problemResponse } from '../http/problem.schema.js';
import {
  confirmEventSchema,
  decideSchema,
  eventProposalListSchema,
  proposalIdSchema,
  proposalsQuerySchema,
  proposeEventSchema,
} from './facts.schema.js';
import { ProposalsService } from './proposals.service.js';

const CONFLICT = problemResponse(
  'Decided already, overtaken by another change, or by the person who proposed it; see `code`',
);

@ApiTags('facts')
@Controller('event-proposals')
export class EventProposalsController {
  constructor(private readonly proposals: ProposalsService) {}

  @Get()
  @ApiOperation({
    operationId: 'listLegalEventProposals',
    summary: 'Proposed legal events, closings and retractions, newest first',
  })
  @ApiOkResponse({ standardSchema: eventProposalListSchema })
  list(@Query({ schema: proposalsQuerySchema }) query: z.output<typeof proposalsQuerySchema>) {
    return this.proposals.list('event', query);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getLegalEventProposal', summary: 'One proposal with its history' })
  @ApiOkResponse({ standardSchema: eventProposalSchema })
  get(@Param('id', { schema: proposalIdSchema }) id: string) {
    return this.proposals.get('event', id);
  }

  @Post()
  @ApiOperation({
    operationId: 'proposeLegalEvent',
    summary:
      'Proposes a legal event, its closing or its retraction; counts when a second person has confirmed it',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiBody({ schema: openApiSchema(proposeEventSchema, 'input') })
  @ApiCreatedResponse({ standardSchema: eventProposalSchema })
  @ApiConflictResponse(CONFLICT)
  @ApiUnprocessableEntityResponse(problemResponse('Does not fit; every fault in `data.faults`'))
  propose(@Headers('x-gz-actor') actorId: string | undefined, @Req() request: FastifyRequest) {
    return this.proposals.propose('event', jsonBody(request, proposeEventSchema), { actorId, request });
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'confirmLegalEventProposal',
    summary:
      'Puts it on record; another person than the one who proposed it, with a document when the platform did',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiBody({ schema: openApiSchema(confirmEventSchema, 'input') })
  @ApiOkResponse({ standardSchema: eventProposalSchema })
  @ApiConflictResponse(CONFLICT)
  @ApiUnprocessableEntityResponse(problemResponse('Does not fit; every fault in `data.faults`'))
  confirm(
    @Param('id', { schema: proposalIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const given = jsonBody(request, confirmEventSchema);
    return this.proposals.decide('event', { id, decision: 'confirm', ...given }, { actorId, request });
  }

  @Post(':id/reject')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'rejectLegalEventProposal',
    summary: 'Refuses it, with the reason; another person than the one who proposed it',
  })
  @ApiHeader(ACTOR_HEADER)
  @ApiBody({ schema: openApiSchema(decideSchema, 'input') })
  @ApiOkResponse({ standardSchema: eventProposalSchema })
  @ApiConflictResponse(CONFLICT)
  reject(
    @Param('id', { schema: proposalIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const { reason } = jsonBody(request, decideSchema);
    return this.proposals.decide('event', { id, decision: 'reject', reason }, { actorId, request });
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ operationId: 'withdrawLegalEventProposal', summary: 'Takes it back; only who proposed it' })
  @ApiHeader(ACTOR_HEADER)
  @ApiBody({ schema: openApiSchema(decideSchema, 'input') })
  @ApiOkResponse({ standardSchema: eventProposalSchema })
  @ApiConflictResponse(CONFLICT)
  withdraw(
    @Param('id', { schema: proposalIdSchema }) id: string,
    @Headers('x-gz-actor') actorId: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const { reason } = jsonBody(request, decideSchema);
    return this.proposals.decide('event', { id, decision: 'withdraw', reason }, { actorId, request });
  }
}
