import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
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
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../clock.js';
import { problemResponse } from '../http/problem.schema.js';
import { identifyBytes } from './pack-identity.js';
import { packContent } from './pack-content.js';
import { RECEIPTS, type Receipts } from './telemetry.ports.js';
import { TelemetryService } from './telemetry.service.js';

/** How long a device is kept waiting for its commit, in milliseconds. */
const COMMIT_WAIT_MS = 3_000;
const MEDIA_TYPES = Object.keys(packContent);

const acceptedSchema = z
  .object({
    state: z
      .enum(['committed', 'pending'])
      .describe('pending: in the broker, not yet stored; ask for the receipt, or send the same pack again'),
    key: z.string().describe('Identity of the pack'),
    deadLetters: z.array(deadLetterSchema).describe('Records of the pack that were refused, by reason'),
  })
  .meta({ id: 'TelemetryAccepted' });

const keySchema = z.string().min(1).max(200);

@ApiTags('telemetry')
@Controller('telemetry')
export class TelemetryController {
  constructor(
    private readonly telemetry: TelemetryService,
    @Inject(RECEIPTS) private readonly receipts: Receipts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post(':zone/:device')
  @ApiOperation({
    operationId: 'postTelemetry',
    summary: 'One SenML pack of one device; 200 only when it is stored for good',
    requestBody: { required: true, content: packContent },
  })
  @ApiOkResponse({ standardSchema: acceptedSchema, description: 'Stored' })
  @ApiAcceptedResponse({ standardSchema: acceptedSchema, description: 'Not stored within 3 s' })
  @ApiUnprocessableEntityResponse(problemResponse('Refused: kept as a dead letter with its reason'))
  async post(
    @Param('zone', { schema: zoneCodeSchema }) zone: string,
    @Param('device', { schema: deviceIdSchema }) device: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof acceptedSchema>> {
    const bytes = bytesOf(request);
    const identity = identifyBytes(device, bytes, this.clock.now());
    const { key } = identity;
    const { state, deadLetters } = await this.telemetry.submit(
      { zone, device, bytes, identity },
      COMMIT_WAIT_MS,
    );
    if (state === 'rejected')
      throw new AppError(
        ErrorCode.TelemetryRejected,
        deadLetters.map(letter => letter.detail).join(' ') || 'The pack was refused.',
        { data: { key, reason: deadLetters[0]?.reason, deadLetters } },
      );
    void reply.status(state === 'committed' ? 200 : 202);
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

function bytesOf(request: FastifyRequest): Uint8Array {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== undefined && !MEDIA_TYPES.includes(type))
    throw new AppError(
      ErrorCode.UnsupportedMedia,
      `A pack comes as ${MEDIA_TYPES.join(' or ')}, not ${type}. Set the header Content-Type.`,
    );
  if (request.headers['content-encoding'] !== undefined)
    throw new AppError(ErrorCode.UnsupportedMedia, 'Send the pack without Content-Encoding.');
  const bytes = request.body;
  if (!(bytes instanceof Uint8Array) || bytes.length === 0)
    throw new AppError(ErrorCode.Invalid, 'The body must be a SenML pack (RFC 8428, JSON or CBOR).');
  if (bytes.length > MAX_PACK_BYTES)
    throw new AppError(ErrorCode.TooLarge, 'A pack holds at most 256 KiB; send several smaller ones.');
  return bytes;
}
