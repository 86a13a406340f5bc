import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  deviceIdSchema,
  ErrorCode,
  ingestRpc,
  MAX_PACK_BYTES,
  receiptSchema,
  subjects,
  zoneCodeSchema,
} from '#libs/contracts';
import { JetStreamPublisher, RpcClient } from '#libs/messaging';
import { AppError, type Clock } from '#libs/runtime';
import { problemSchema } from '../http/problem.schema.js';
import { REGISTRY_VIEW, type RegistryView } from '../registry/registry.ports.js';
import { CLOCK } from '../series/series.service.js';
import { CommitWaiter } from './commit.waiter.js';
import { identifyBytes } from './pack-identity.js';

/** How long a device is kept waiting for its commit, in milliseconds. */
const COMMIT_WAIT_MS = 3_000;

const acceptedSchema = z
  .object({
    /** `pending`: the pack is in the broker; ask for the receipt, or send it again under the same identity. */
    state: z.enum(['committed', 'pending']),
    key: z.string(),
  })
  .meta({ id: 'TelemetryAccepted' });

const keySchema = z.string().min(1).max(200);

@ApiTags('telemetry')
@Controller('telemetry')
export class TelemetryController {
  constructor(
    @Inject(REGISTRY_VIEW) private readonly registry: RegistryView,
    private readonly publisher: JetStreamPublisher,
    private readonly waiter: CommitWaiter,
    private readonly rpc: RpcClient,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post(':zone/:device')
  @ApiOperation({
    operationId: 'postTelemetry',
    summary: 'One SenML pack of one device; 200 only when it is stored for good',
  })
  @ApiConsumes('application/senml+json')
  @ApiBody({ schema: { type: 'array', items: { type: 'object' } } })
  @ApiOkResponse({ standardSchema: acceptedSchema })
  @ApiAcceptedResponse({ standardSchema: acceptedSchema })
  @ApiUnprocessableEntityResponse({ standardSchema: problemSchema })
  async post(
    @Param('zone', { schema: zoneCodeSchema }) zone: string,
    @Param('device', { schema: deviceIdSchema }) device: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof acceptedSchema>> {
    await this.registry.zone(zone);
    const known = await this.registry.device(device);
    if (known.zone !== zone)
      throw new AppError(ErrorCode.DeviceUnknown, `The device ${device} is in the zone ${known.zone}.`);
    const bytes = request.body;
    if (!Buffer.isBuffer(bytes) || bytes.length === 0)
      throw new AppError(ErrorCode.Invalid, 'The body must be a SenML pack (RFC 8428, JSON).');
    if (bytes.length > MAX_PACK_BYTES)
      throw new AppError(ErrorCode.TooLarge, 'A pack holds at most 256 KiB; send several smaller ones.');
    const identity = identifyBytes(device, bytes, this.clock.now());
    const outcome = await this.waiter.publishAndWait(
      zone,
      device,
      identity,
      () =>
        this.publisher.publish(subjects.telemetry(zone, device), new Uint8Array(bytes), {
          msgId: identity.key,
        }),
      COMMIT_WAIT_MS,
    );
    if (outcome.state === 'rejected')
      throw new AppError(ErrorCode.TelemetryRejected, outcome.detail, {
        data: { reason: outcome.reason, key: identity.key },
      });
    void reply.status(outcome.state === 'committed' ? 200 : 202);
    return { state: outcome.state, key: identity.key };
  }

  @Get('receipts/:key')
  @ApiOperation({ operationId: 'getReceipt', summary: 'What became of a pack' })
  @ApiOkResponse({ standardSchema: receiptSchema })
  receipt(@Param('key', { schema: keySchema }) key: string) {
    return this.rpc.request(ingestRpc.receipt.subject, { key }, ingestRpc.receipt.reply);
  }
}
