import { z } from 'zod';
import type { ImportReport } from '#libs/telemetry';

export const importQuerySchema = z.strictObject({
  name: z.string().min(1).max(200).optional().describe('Name of the file, for the record'),
  dryRun: z.enum(['true', 'false']).default('false').describe('Only checks the file'),
  faults: z
    .enum(['refuse', 'skip'])
    .default('refuse')
    .describe('refuse: a file with a faulty line is not imported; skip: the other lines are'),
});

/** What a file says, and what is wrong with it. */
export const importReportSchema = z
  .object({
    lines: z.number().int(),
    readings: z.number().int().describe('Without repetitions'),
    from: z.number().int().nullable(),
    to: z.number().int().nullable(),
    faultCount: z.number().int(),
    faults: z
      .array(
        z.object({
          ...{ line: z.number().int(), column: z.string().nullable() },
          ...{ code: z.string(), message: z.string() },
        }),
      )
      .describe('The first 1,000'),
  })
  .meta({ id: 'ImportReport' });

/** The report of a file as it is answered. */
export function reportOf({
  lines,
  faultCount,
  faults,
  plan,
}: ImportReport): z.infer<typeof importReportSchema> {
  const { readings, span } = plan;
  return { lines, readings, from: span?.from ?? null, to: span?.to ?? null, faultCount, faults: [...faults] };
}
