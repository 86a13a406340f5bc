import { Controller, Headers, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { deadLetterSchema, ErrorCode } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { BATCH_BYTES } from '../http/body-limits.js';
import { readBody } from '../http/read-body.js';
import { ENCODING_HEADER, IDEMPOTENCY_HEADER } from '../http/request-headers.js';
import { IdempotencyService } from '../idempotency/idempotency.service.js';
import { BatchService } from './batch.service.js';
import { MOST_PACKS, parseBatch } from './parse-batch.js';

/** How long a sender is kept waiting for all its commits, in milliseconds. */
const COMMIT_WAIT_MS = 3_000;
const MEDIA_TYPE = 'application/x-ndjson';
const BATCH_BODY = { types: [MEDIA_TYPE], limit: BATCH_BYTES, what: 'A batch' };
const ALL_STORED = 200;
const SEE_EACH = 207;

const itemSchema = z.object({
  line: z.number().int().describe('Counted from 1'),
  zone: z.string().nullable(),
  device: z.string().nullable(),
  key: z.string().nullable().describe('Identity of the pack; ask for its receipt with it'),
  state: z
    .enum(['committed', 'partly', 'pending', 'rejected', 'invalid', 'failed'])
    .describe(
      'committed: stored; partly: stored but for what the dead letters name; pending: safe in the broker; rejected: kept as dead letters; invalid: correct the line; failed: send the line again',
    ),
  code: z.string().nullable(),
  detail: z.string().nullable(),
  deadLetters: z.array(deadLetterSchema),
});
const batchSchema = z
  .object({
    counts: z.object({
      ...{ committed: z.number().int(), partly: z.number().int(), pending: z.number().int() },
      ...{ rejected: z.number().int(), invalid: z.number().int(), failed: z.number().int() },
    }),
    items: z.array(itemSchema),
  })
  .meta({ id: 'TelemetryBatch' });

const DESCRIPTION = `One JSON object a line: \`{"zone": "…", "device": "…", "pack": [SenML records]}\`. At most 1 MiB after
decompression, ${MOST_PACKS} packs, and 256 KiB a pack. A line that cannot be read keeps nobody else out. A pack is handed on as compact JSON; its
identity is \`boot\` and \`seq\`, else the digest of that.`;

@ApiTags('telemetry')
@Controller('telemetry')
export class BatchController {
  constructor(
    private readonly batches: BatchService,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'postTelemetryBatch',
    summary:
      'Many SenML packs of any devices; 200 when all are stored for good, else 207 with the state of each',
    description: DESCRIPTION,
  })
  @ApiConsumes(MEDIA_TYPE)
  @ApiHeader(IDEMPOTENCY_HEADER)
  @ApiHeader(ENCODING_HEADER)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ standardSchema: batchSchema, description: 'All are stored' })
  @ApiResponse({ status: SEE_EACH, standardSchema: batchSchema, description: 'See the state of each' })
  async post(
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.input<typeof batchSchema>> {
    const bytes = await readBody(request, BATCH_BODY);
    const lines = parseBatch(bytes);
    if (lines.length === 0) throw new AppError(ErrorCode.Invalid, 'A batch has at least one line.');
    if (lines.length > MOST_PACKS)
      throw new AppError(ErrorCode.TooLarge, `A batch has at most ${MOST_PACKS} packs; send several.`);
    const claim = await this.idempotency.claim('batch', idempotencyKey, bytes);
    const items = await this.batches.take(lines, COMMIT_WAIT_MS, claim === 'repeated' ? 'answer' : 'send');
    const counts = { committed: 0, partly: 0, pending: 0, rejected: 0, invalid: 0, failed: 0 };
    for (const { state } of items) counts[state]++;
    void reply.status(counts.committed === items.length ? ALL_STORED : SEE_EACH);
    return { counts, items: items.map(item => ({ ...item, deadLetters: [...item.deadLetters] })) };
  }
}
