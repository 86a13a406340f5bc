import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { detectionsRpc as rpc } from '#libs/contracts';
import { DetectionsService } from './detections.service.js';

@Controller()
export class DetectionsController {
  constructor(private readonly detections: DetectionsService) {}

  @MessagePattern(rpc.detect.subject)
  async detect(@Payload({ schema: rpc.detect.request }) detected: z.output<typeof rpc.detect.request>) {
    return { outcome: await this.detections.detect(detected) };
  }

  @MessagePattern(rpc.detections.subject)
  async list(@Payload({ schema: rpc.detections.request }) { from }: z.output<typeof rpc.detections.request>) {
    return { items: await this.detections.list(from) };
  }
}
