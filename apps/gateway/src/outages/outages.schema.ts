import { z } from 'zod';
import { deviceIdSchema } from '#libs/contracts';
import { momentSchema } from '../http/query.schema.js';

export const outagesQuerySchema = z.strictObject({
  from: momentSchema.optional().describe('RFC 3339, inclusive; 90 days before `to` unless given'),
  to: momentSchema.optional().describe('RFC 3339, exclusive; now unless given'),
});

const outageSchema = z
  .object({
    device: deviceIdSchema.describe('Main meter whose breaker or relay told it'),
    from: z.number().int().describe('Unix ms'),
    to: z.number().int().describe('Unix ms'),
    seconds: z.number(),
    kind: z
      .enum(['momentary', 'sustained'])
      .describe('Sustained, and counted in SAIDI: longer than 5 minutes'),
    majorEvent: z
      .boolean()
      .nullable()
      .describe(
        'Whether it is a day of a major event (IEEE 1366); null: too few days with an outage are known',
      ),
    simulated: z.boolean(),
  })
  .meta({ id: 'PowerOutage' });
export type Outage = z.infer<typeof outageSchema>;

export const outagesSchema = z
  .object({
    from: z.number().int(),
    to: z.number().int(),
    feeders: z.number().int().describe('Main meters that report outages; 0: nobody would tell of one'),
    outageDays: z.number().int().describe('Days of the last year with a sustained outage'),
    majorEvents: z.enum(['known', 'unknown']),
    items: z.array(outageSchema).describe('The last first'),
  })
  .meta({ id: 'PowerOutages' });
export type Outages = z.infer<typeof outagesSchema>;
