import type { z } from 'zod';
import { type AlarmHealth, alarmHealthRpc, ErrorCode, LONGEST_ALARM_HEALTH_MS } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import { AppError, type Clock } from '#libs/runtime';
import { momentOf } from '../http/query.schema.js';
import type { AlarmHealthReader } from './alarm-health.ports.js';
import type { alarmHealthQuerySchema } from './alarms.schema.js';

const WEEK_MS = 7 * 86_400_000;
/** Sums over a month of episodes; in milliseconds. */
const TIMEOUT_MS = 10_000;

/** Asks alarms. */
export class RpcAlarmHealthReader implements AlarmHealthReader {
  constructor(
    private readonly rpc: RpcClient,
    private readonly clock: Clock,
  ) {}

  async read({ zone, ...span }: z.output<typeof alarmHealthQuerySchema>): Promise<AlarmHealth> {
    const to = momentOf(span.to) ?? this.clock.now();
    const from = momentOf(span.from) ?? to - WEEK_MS;
    if (from >= to || to - from > LONGEST_ALARM_HEALTH_MS)
      throw new AppError(ErrorCode.Invalid, 'Ask for a span of time of at most 31 days: from before to.');
    const { subject, reply } = alarmHealthRpc.health;
    const request = { from, to, ...(zone !== undefined && { zone }) };
    return this.rpc.request(subject, request, reply, { timeoutMs: TIMEOUT_MS });
  }
}
