import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { type AlarmBackTest, alarmBackTestRpc as rpc } from '#libs/contracts';
import { BackTestsService } from './back-tests.service.js';

@Controller()
export class BackTestsController {
  constructor(private readonly tests: BackTestsService) {}

  @MessagePattern(rpc.start.subject)
  start(@Payload({ schema: rpc.start.request }) request: z.output<typeof rpc.start.request>): AlarmBackTest {
    return this.tests.start(request);
  }

  @MessagePattern(rpc.find.subject)
  find(@Payload({ schema: rpc.find.request }) { id }: z.output<typeof rpc.find.request>) {
    return { test: this.tests.find(id) ?? null };
  }
}
