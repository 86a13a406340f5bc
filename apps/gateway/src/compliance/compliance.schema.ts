import { z } from 'zod';
import { appliedLimitSchema } from '#libs/contracts';
import { JUDGED_METRICS, type JudgedSection } from './judged-metrics.js';

const count = z.number().int();
const MOST_DAYS = 92;

const dayStateSchema = z
  .enum(['within', 'over', 'few', 'none', 'no-limit'])
  .describe('`few`: fewer than 18 of its hours have three quarters of their readings');
export type DayState = z.infer<typeof dayStateSchema>;

const daySchema = z
  .object({
    date: z.iso.date().describe('Local date'),
    value: z.number().nullable().describe("Mean of the day, in the metric's unit"),
    hoursOver: count.nullable().describe('Hours over the limit, where it is one of an hour'),
    readings: count,
    expected: count,
    suspect: count,
    failed: count,
    state: dayStateSchema,
  })
  .meta({ id: 'ComplianceDay' });
export type ComplianceDay = z.infer<typeof daySchema>;

/** A metric of one device against its limit, day by day. */
export const complianceSchema = z
  .object({
    metric: z.string(),
    nameVi: z.string(),
    nameEn: z.string(),
    unit: z.string().describe('UCUM'),
    decimals: count,
    device: z.string(),
    averaging: z.string().nullable().describe('ISO 8601 duration of the limit; null: no number is known'),
    limit: appliedLimitSchema
      .omit({ metric: true, averaging: true })
      .nullable()
      .describe('On the last day; each day is held against the limit of that day'),
    nightMax: z.number().nullable().describe('Maximum by night, where it is another one'),
    days: z.array(daySchema),
  })
  .meta({ id: 'Compliance' });
export type Compliance = z.infer<typeof complianceSchema>;

const sections = Object.keys(JUDGED_METRICS) as [JudgedSection, ...JudgedSection[]];

export const complianceQuerySchema = z.strictObject({
  section: z
    .string()
    .max(50)
    .transform(text => text.split(','))
    .pipe(z.array(z.enum(sections)).min(1))
    .describe(`With commas between them: ${sections.join(', ')}`),
  days: z.coerce.number().int().min(1).max(MOST_DAYS).default(30).describe('So many local days, today last'),
});
