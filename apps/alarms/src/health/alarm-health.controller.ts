import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { type AlarmHealth, alarmHealthRpc as rpc } from '#libs/contracts';
import { systemClock } from '#libs/runtime';
import { PostgresAlarmHealthReadModel } from './postgres-alarm-health.read-model.js';

@Controller()
export class AlarmHealthController {
  constructor(private readonly health: PostgresAlarmHealthReadModel) {}

  @MessagePattern(rpc.health.subject)
  read(
    @Payload({ schema: rpc.health.request }) query: z.output<typeof rpc.health.request>,
  ): Promise<AlarmHealth> {
    return this.health.read(query, systemClock.now());
  }
}
