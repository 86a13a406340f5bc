import { z } from 'zod';

/** Media type of problems (RFC 9457). */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** RFC 9457 problem. `code` is stable and for machines, `detail` says what to do. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('For people: what was wrong and what to do next'),
  code: z.string().describe('For machines; stable'),
  correlationId: z.string().describe('Also in the header x-correlation-id; name it when you report'),
  data: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** A problem among the answers of a route, for its description. */
export const problemResponse = (description: string) => ({
  description,
  content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
});
