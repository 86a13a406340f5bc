import { Controller, Inject } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { ingestRpc } from '#libs/contracts';
import {
  DELIVERY_READ_MODEL,
  type DeliveryOfDevice,
  type DeliveryReadModel,
  type DeviceDelivery,
  type TimelyHours,
} from './delivery.ports.js';

@Controller()
export class DeliveryController {
  constructor(@Inject(DELIVERY_READ_MODEL) private readonly delivery: DeliveryReadModel) {}

  @MessagePattern(ingestRpc.delivery.subject)
  async sum(
    @Payload({ schema: ingestRpc.delivery.request })
    { zone, from, to }: z.output<typeof ingestRpc.delivery.request>,
  ): Promise<{ items: DeviceDelivery[] }> {
    return { items: await this.delivery.sum(zone, from, to) };
  }

  @MessagePattern(ingestRpc.timelyHours.subject)
  async timelyHours(
    @Payload({ schema: ingestRpc.timelyHours.request })
    { zone, from, to }: z.output<typeof ingestRpc.timelyHours.request>,
  ): Promise<{ items: TimelyHours[] }> {
    return { items: await this.delivery.timelyHours(zone, from, to) };
  }

  @MessagePattern(ingestRpc.deviceDelivery.subject)
  ofDevice(
    @Payload({ schema: ingestRpc.deviceDelivery.request })
    { device, from, to }: z.output<typeof ingestRpc.deviceDelivery.request>,
  ): Promise<DeliveryOfDevice> {
    return this.delivery.ofDevice(device, from, to);
  }
}
