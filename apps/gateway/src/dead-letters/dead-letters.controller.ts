import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DeadLetterReason, deadLetterSchema, ingestRpc } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';

const querySchema = z.object({
  zone: z.string().max(64).optional(),
  device: z.string().max(64).optional(),
  reason: z.enum(Object.values(DeadLetterReason) as [DeadLetterReason, ...DeadLetterReason[]]).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  cursor: z.string().max(200).optional(),
});
const deadLetterListSchema = z
  .object({ items: z.array(deadLetterSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'DeadLetterList' });

@ApiTags('telemetry')
@Controller('dead-letters')
export class DeadLettersController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @ApiOperation({
    operationId: 'listDeadLetters',
    summary: 'Packs and records that were not stored, with the reason, newest first',
  })
  @ApiOkResponse({ standardSchema: deadLetterListSchema })
  list(@Query({ schema: querySchema }) query: z.output<typeof querySchema>) {
    return this.rpc.request(ingestRpc.deadLetters.subject, query, ingestRpc.deadLetters.reply);
  }
}
