import { z } from 'zod';
import { subjects } from '../subjects.js';
import {
  changesQuerySchema,
  explanationQuerySchema,
  indicatorExplanationSchema,
  scoreChangesSchema,
  usedWindowSchema,
  usedWindowsQuerySchema,
} from './lineage.schema.js';

/** Questions about where a score comes from, answered by scoring; `null` when no revision fits. */
export const lineageRpc = {
  explain: {
    subject: subjects.rpc('scoring', 'explain'),
    request: explanationQuerySchema,
    reply: z.object({ explanation: indicatorExplanationSchema.nullable() }),
  },
  /** Oldest window first. */
  windows: {
    subject: subjects.rpc('scoring', 'used-windows'),
    request: usedWindowsQuerySchema,
    reply: z.object({
      windows: z.object({ items: z.array(usedWindowSchema), next: z.number().int().nullable() }).nullable(),
    }),
  },
  changes: {
    subject: subjects.rpc('scoring', 'changes'),
    request: changesQuerySchema,
    reply: z.object({ changes: scoreChangesSchema.nullable() }),
  },
} as const;
