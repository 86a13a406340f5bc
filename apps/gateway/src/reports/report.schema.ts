import { z } from 'zod';
import { alarmPrioritySchema, eventRecordSchema, scoreSchema, zoneSchema } from '#libs/contracts';

const count = z.number().int();
const named = { nameVi: z.string(), nameEn: z.string() };

export const monthSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month, e.g. 2026-10');

/** How a day stands to a limit: `few`: fewer than 18 of its hours have three quarters of their readings. */
const dayStateSchema = z.enum(['within', 'over', 'few', 'none', 'no-limit']);
export type DayState = z.infer<typeof dayStateSchema>;

const daySchema = z.object({
  date: z.iso.date(),
  /** Mean of the day, in the metric's unit. */
  value: z.number().nullable(),
  /** Hours over the limit, where it is one of an hour. */
  hoursOver: count.nullable(),
  readings: count,
  expected: count,
  suspect: count,
  failed: count,
  state: dayStateSchema,
});
export type ReportDay = z.infer<typeof daySchema>;

/** A metric of one device against its limit, day by day. */
const complianceSchema = z.object({
  metric: z.string(),
  ...named,
  unit: z.string(),
  decimals: count,
  device: z.string(),
  /** ISO 8601 duration of the limit. */
  averaging: z.string().nullable(),
  limit: z
    .object({
      min: z.number().nullable(),
      max: z.number().nullable(),
      basis: z.string(),
      tags: z.array(z.string()),
    })
    .nullable(),
  /** Maximum by night, where it is another one. */
  nightMax: z.number().nullable(),
  days: z.array(daySchema),
});
export type ReportCompliance = z.infer<typeof complianceSchema>;

/** An amount of the whole zone. */
const amountSchema = z.object({
  metric: z.string(),
  ...named,
  unit: z.string(),
  decimals: count,
  /** `sum` of the month, `largest` hour, or the `last` value. */
  kind: z.enum(['sum', 'largest', 'last']),
  value: z.number().nullable(),
  days: z.array(z.object({ date: z.iso.date(), value: z.number().nullable() })),
});
export type ReportAmount = z.infer<typeof amountSchema>;

const qualitySchema = z.object({
  section: z.enum(['wastewater', 'air', 'noise']),
  devices: count,
  expected: count,
  readings: count,
  suspect: count,
  failed: count,
  /** Days without a usable reading of some metric. */
  daysWithGaps: count,
});

/** Everything that a monthly report says, before it is put into words. */
export const reportContentSchema = z.object({
  zone: zoneSchema.pick({
    code: true,
    nameVi: true,
    nameEn: true,
    district: true,
    developer: true,
    areaHa: true,
  }),
  month: monthSchema,
  from: count,
  to: count,
  /** Whether the month had ended. */
  complete: z.boolean(),
  simulated: z.boolean(),
  wastewater: z.array(complianceSchema),
  air: z.array(complianceSchema),
  noise: z.array(complianceSchema),
  water: z.array(amountSchema),
  energy: z.array(amountSchema),
  waste: z.array(amountSchema),
  alarms: z.object({
    total: count,
    critical: count,
    alarm: count,
    warn: count,
    listed: z.array(
      z.object({
        id: z.string(),
        priority: alarmPrioritySchema,
        textVi: z.string(),
        textEn: z.string(),
        device: z.string().nullable(),
        value: z.number(),
        limit: z.number(),
        unit: z.string(),
        raisedAt: count,
        clearedAt: count.nullable(),
      }),
    ),
  }),
  events: z.array(
    eventRecordSchema.pick({ id: true, kind: true, occurredOn: true, closedOn: true, document: true }),
  ),
  permits: z.array(
    z.object({
      fact: z.string(),
      ...named,
      /** What the value is called, where it is one of a list. */
      option: z.object(named).nullable(),
      value: z.union([z.number(), z.string(), z.boolean()]),
      unit: z.string(),
      validTo: z.string().nullable(),
      document: z.string().nullable(),
      illustrative: z.boolean(),
    }),
  ),
  quality: z.array(qualitySchema),
  score: scoreSchema
    .pick({
      asOf: true,
      revision: true,
      method: true,
      value: true,
      low: true,
      high: true,
      confidence: true,
      grade: true,
      status: true,
    })
    .extend({
      pillars: z.array(
        scoreSchema.shape.pillars.element.pick({ id: true, value: true, confidence: true }).extend(named),
      ),
    })
    .nullable(),
});
export type ReportContent = z.infer<typeof reportContentSchema>;

export const reportSchema = z
  .object({
    id: z.uuid(),
    zone: z.string(),
    month: monthSchema,
    revision: z.number().int().positive(),
    reason: z.string().describe('Why this revision was made'),
    changed: z.array(z.string()).describe('Parts that differ from the revision before; empty for the first'),
    madeAt: z.number().int(),
    madeBy: z.string(),
    complete: z.boolean().describe('Whether the month had ended'),
    simulated: z.boolean(),
    contentSha256: z.string().describe('Of the figures, as canonical JSON'),
    files: z.array(
      z.object({ lang: z.enum(['vi', 'en']), sha256: z.string(), bytes: z.number().int(), link: z.string() }),
    ),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof reportSchema>;
