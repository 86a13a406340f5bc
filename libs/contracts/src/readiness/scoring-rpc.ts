import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { instantSchema, zoneCodeSchema } from '../names.schema.js';
import { subjects } from '../subjects.js';
import { indicatorSchema } from './indicator.schema.js';
import { pillarSchema, weightPresetSchema } from './pillar.schema.js';
import { revisionQuerySchema, scoreRevisionSchema } from './revision.schema.js';
import { scoreSchema, scoreSummarySchema } from './score.schema.js';

/** Questions scoring answers. */
export const scoringRpc = {
  /** Scores one zone, or all, now. Answers when done; with `zone: null` it may take a few seconds. */
  run: {
    subject: subjects.rpc('scoring', 'run'),
    request: z.object({ zone: zoneCodeSchema.nullable(), actor: actorSchema }),
    reply: z.object({
      asOf: instantSchema,
      zones: z.number().int(),
      revisions: z.number().int(),
      durationMs: z.number(),
      /** Zones that could not be scored, with the reason. */
      failed: z.array(z.object({ zone: zoneCodeSchema, message: z.string() })),
    }),
  },
  /** Newest score of one zone with its indicators, or of every zone without them. */
  current: {
    subject: subjects.rpc('scoring', 'current'),
    request: z.object({ zone: zoneCodeSchema.optional() }),
    reply: z.object({ score: scoreSchema.nullable(), items: z.array(scoreSummarySchema) }),
  },
  /** One revision of a zone's score with its indicators; `null` when none fits. */
  find: {
    subject: subjects.rpc('scoring', 'find'),
    request: revisionQuerySchema,
    reply: z.object({ score: scoreSchema.nullable() }),
  },
  /** Every revision of one hour of a zone, the first first. */
  revisions: {
    subject: subjects.rpc('scoring', 'revisions'),
    request: revisionQuerySchema.pick({ zone: true, asOf: true }),
    reply: z.object({ items: z.array(scoreRevisionSchema) }),
  },
  /** Newest revision of each hour, newest hour first. */
  history: {
    subject: subjects.rpc('scoring', 'history'),
    request: z.object({
      zone: zoneCodeSchema,
      from: instantSchema,
      to: instantSchema,
      limit: z.number().int().min(1).max(1_000),
    }),
    reply: z.object({ items: z.array(scoreSummarySchema) }),
  },
  /** The method as data: pillars, indicators and weight presets in force. */
  method: {
    subject: subjects.rpc('scoring', 'method'),
    request: z.object({}),
    reply: z.object({
      method: z.string(),
      pillars: z.array(pillarSchema),
      indicators: z.array(indicatorSchema),
      presets: z.array(weightPresetSchema),
    }),
  },
} as const;
