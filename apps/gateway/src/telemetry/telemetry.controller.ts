import { Controller, Get, Headers, Inject, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  deadLetterSchema,
  deviceIdSchema,
  ErrorCode,
  MAX_PACK_BYTES,
  receiptSchema,
  zoneCodeSchema,
} from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { problemResponse } from '../http/problem.schema.js';
import { readBody } from '../http/read-body.js';
import { ENCODING_HEADER, IDEMPOTENCY_HEADER } from '../http/request-headers.js';
import { IdempotencyService } from '../idempotency/idempotency.service.js';
import { packContent } from './pack-content.js';
import { PackIntakeService } from './pack-intake.service.js';
import { RECEIPTS, type Receipts } from './telemetry.ports.js';

/** How long a device is kept waiting for its commit, in milliseconds. */
const COMMIT_WAIT_MS = 3_000;
const MEDIA_TYPES = Object.keys(packContent);
const PACK_BODY = { types: MEDIA_TYPES, limit: MAX_PACK_BYTES, what: 'A pack' };

const acceptedSchema = z
  .object({
    state: z
      .enum(['committed', 'partly', 'pending'])
      .describe(
        'committed: all of it is stored; partly: all but what the dead letters name; pending: in the broker, not yet stored: ask for the receipt, or send the same pack again',
      ),
    key: z.string().describe('Identity of the pack'),
    deadLetters: z.array(deadLetterSchema).describe('Records of the pack that were refused, by reason'),
  })
  .meta({ id: 'TelemetryAccepted' });

const keySchema = z.string().min(1).max(200);

@ApiTags('telemetry')
@Controller('telemetry')
export class TelemetryController {
  constructor(
    private readonly intake: PackIntakeService,
    private readonly idempotency: IdempotencyService,
    @Inject(RECEIPTS) private readonly receipts: Receipts,
  ) {}

  @Post(':zone/:device')
  @ApiOperation({
    operationId: 'postTelemetry',
    summary: 'One SenML pack of one device; 200 only when it is stored for good',
    requestBody: { required: true, content: packContent },
  })
  @ApiHeader(IDEMPOTENCY_HEADER)
  @ApiHeader(ENCODING_HEADER)
  @ApiOkResponse({
    standardSchema: acceptedSchema,
    description: 'Stored, as a whole or in part: see `state`',
  })
  @ApiAcceptedResponse({ standardSchema: acceptedSchema, description: 'Not stored within 3 s' })
  @ApiUnprocessableEntityResponse(
    problemResponse('Nothing of it is stored: `data.deadLetters` names what was refused, and why'),
  )
  async post(
    @Param('zone', { schema: zoneCodeSchema }) zone: string,
    @Param('device', { schema: deviceIdSchema }) device: string,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof acceptedSchema>> {
    const bytes = await readBody(request, PACK_BODY);
    const claim = await this.idempotency.claim(`pack ${zone}/${device}`, idempotencyKey, bytes);
    const { key, state, deadLetters } = await this.intake.take(
      { zone, device, bytes },
      COMMIT_WAIT_MS,
      claim === 'repeated' ? 'answer' : 'send',
    );
    if (state === 'rejected')
      throw new AppError(
        ErrorCode.TelemetryRejected,
        deadLetters.map(letter => letter.detail).join(' ') || 'The pack was refused.',
        { data: { key, reason: deadLetters[0]?.reason, deadLetters } },
      );
    void reply.status(state === 'pending' ? 202 : 200);
    if (state === 'pending')
      void reply.header('location', `/api/v1/telemetry/receipts/${encodeURIComponent(key)}`);
    return { state, key, deadLetters: [...deadLetters] };
  }

  @Get('receipts/:key')
  @ApiOperation({ operationId: 'getReceipt', summary: 'What became of a pack' })
  @ApiOkResponse({ standardSchema: receiptSchema })
  receipt(@Param('key', { schema: keySchema }) key: string) {
    return this.receipts.receipt(key);
  }
}
