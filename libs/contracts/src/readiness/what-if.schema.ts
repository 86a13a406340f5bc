import { z } from 'zod';
import { zoneCodeSchema } from '../names.schema.js';
import { subjects } from '../subjects.js';
import { confirmedEventSchema, evidenceLevelSchema, factNameSchema, factSchema } from './fact.schema.js';
import { pillarIdSchema } from './pillar.schema.js';
import { indicatorScoreSchema, scoreSummarySchema } from './score.schema.js';

/** Names and ids of a change; what they mean of a zone is checked when it is scored. */
const nameSchema = z.string().min(1).max(120);
const amount = z.number().min(-1e12).max(1e12);

/** One thing supposed to be otherwise than it is. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('set-fact'),
    fact: factNameSchema,
    value: factSchema.shape.value,
    /** As well proved as before unless told; new facts stand on the operator's word (L2). */
    evidenceLevel: evidenceLevelSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('add-to-fact'), fact: factNameSchema, amount }),
  z.strictObject({
    kind: z.literal('scale-metric'),
    metric: nameSchema,
    factor: z.number().min(0).max(1_000),
  }),
  z.strictObject({ kind: z.literal('add-to-metric'), metric: nameSchema, amount }),
  z.strictObject({ kind: z.literal('add-solar'), kwp: z.number().positive().max(10_000_000) }),
  z.strictObject({ kind: z.literal('close-event'), event: nameSchema, closedOn: z.iso.date().optional() }),
  z.strictObject({
    kind: z.literal('add-event'),
    event: confirmedEventSchema.shape.kind,
    occurredOn: z.iso.date(),
    closedOn: z.iso.date().optional(),
  }),
  z.strictObject({ kind: z.literal('assume-indicator'), indicator: nameSchema, value: amount }),
]);
export type Change = z.infer<typeof changeSchema>;

/** At most so many changes at once. */
const MAX_CHANGES = 50;
export const changesSchema = z.array(changeSchema).max(MAX_CHANGES);

const sideSchema = scoreSummarySchema
  .pick({
    value: true,
    low: true,
    high: true,
    confidence: true,
    confidenceBand: true,
    grade: true,
    status: true,
    tags: true,
    simulated: true,
    gates: true,
    weakest: true,
  })
  .meta({ id: 'WhatIfSide' });
const indicatorSideSchema = indicatorScoreSchema.pick({
  state: true,
  value: true,
  score: true,
  evidence: true,
  confidence: true,
  tags: true,
});

/** A zone's score as it is, and as it would be. Nothing of it is stored. */
export const whatIfSchema = z
  .object({
    ...scoreSummarySchema.pick({ zone: true, track: true, method: true, asOf: true, revision: true }).shape,
    before: sideSchema,
    after: sideSchema,
    pillars: z.array(
      z.object({ id: pillarIdSchema, before: z.number().nullable(), after: z.number().nullable() }),
    ),
    /** Indicators that differ. */
    indicators: z.array(
      z.object({
        id: z.string(),
        pillar: pillarIdSchema,
        before: indicatorSideSchema,
        after: indicatorSideSchema,
      }),
    ),
  })
  .meta({ id: 'WhatIf' });
export type WhatIf = z.infer<typeof whatIfSchema>;

/** Questions what would be, answered by scoring from the newest stored inputs of a zone. */
export const whatIfRpc = {
  evaluate: {
    subject: subjects.rpc('scoring', 'what-if'),
    request: z.object({ zone: zoneCodeSchema, changes: changesSchema }),
    reply: whatIfSchema,
  },
} as const;
