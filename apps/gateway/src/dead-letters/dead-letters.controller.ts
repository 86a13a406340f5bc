import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  DeadLetterReason,
  deadLetterSchema,
  deviceIdSchema,
  ingestRpc,
  zoneCodeSchema,
} from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import { cursorSchema, limitSchema, pageSchema } from '../http/query.schema.js';

const querySchema = z.strictObject({
  zone: zoneCodeSchema.optional(),
  device: deviceIdSchema.optional(),
  reason: z.enum(Object.values(DeadLetterReason) as [DeadLetterReason, ...DeadLetterReason[]]).optional(),
  limit: limitSchema(100),
  cursor: cursorSchema,
});

@ApiTags('telemetry')
@Controller('dead-letters')
export class DeadLettersController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @ApiOperation({
    operationId: 'listDeadLetters',
    summary: 'Packs and records that were not stored, with the reason, newest first',
  })
  @ApiOkResponse({ standardSchema: pageSchema('DeadLetterList', deadLetterSchema) })
  list(@Query({ schema: querySchema }) query: z.output<typeof querySchema>) {
    return this.rpc.request(ingestRpc.deadLetters.subject, query, ingestRpc.deadLetters.reply);
  }
}
