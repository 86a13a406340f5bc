import { z } from 'zod';

/** State of one process, as it says itself. */
export const healthReportSchema = z
  .object({
    service: z.string(),
    instance: z.string(),
    version: z.string(),
    status: z.enum(['up', 'degraded', 'down']),
    startedAt: z.number().int(),
    uptimeSeconds: z.number(),
    checks: z.record(
      z.string(),
      z.object({
        status: z.enum(['up', 'degraded', 'down']),
        detail: z.string().optional(),
        latencyMs: z.number().optional(),
      }),
    ),
    /** Numbers worth watching, e.g. `lag` (messages not yet handled), `packsStored`. */
    figures: z.record(z.string(), z.number()),
  })
  .meta({ id: 'HealthReport' });
export type HealthReport = z.infer<typeof healthReportSchema>;

export const SERVICES = [
  'registry',
  'ingest',
  'rollup',
  'scoring',
  'alarms',
  'gateway',
  'simulator',
] as const;
export type ServiceName = (typeof SERVICES)[number];

/** What a service answers when it cannot do what it was asked. */
export const rpcErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  data: z.record(z.string(), z.unknown()).optional(),
});
export type RpcError = z.infer<typeof rpcErrorSchema>;
