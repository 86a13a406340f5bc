import { z } from 'zod';
import {
  alarmPrioritySchema,
  appliedLimitSchema,
  eventRecordSchema,
  scoreSchema,
  zoneSchema,
} from '#libs/contracts';
import { complianceSchema } from '../compliance/compliance.schema.js';

const count = z.number().int();
const named = { nameVi: z.string(), nameEn: z.string() };

export const monthSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month, e.g. 2026-10');

/** A metric of one device against its limit, as reports keep it. */
const reportComplianceSchema = complianceSchema.extend({
  limit: appliedLimitSchema.pick({ min: true, max: true, basis: true, class: true, tags: true }).nullable(),
});
export type ReportCompliance = z.infer<typeof reportComplianceSchema>;

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
  wastewater: z.array(reportComplianceSchema),
  air: z.array(reportComplianceSchema),
  noise: z.array(reportComplianceSchema),
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
