import { z } from 'zod';
import { ErrorCode, type RevisionQuery } from '#libs/contracts';
import { AppError } from '#libs/runtime';
import { momentOf, momentSchema } from '../http/query.schema.js';

/** How an address names a revision of a score; the current one when it says nothing. */
export const revisionAddress = {
  asOf: momentSchema
    .optional()
    .describe('RFC 3339; the score of the newest hour scored at or before this moment'),
  knownAt: momentSchema
    .optional()
    .describe(
      'RFC 3339; as known at this moment: only what had been computed by then counts. As corrected since, unless given',
    ),
  revision: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('This revision of the hour in which `asOf` lies'),
};
export type RevisionAddress = z.output<z.ZodObject<typeof revisionAddress>>;

/** The revision of a zone's score that an address means. */
export function revisionOf(zone: string, { asOf, knownAt, revision }: RevisionAddress): RevisionQuery {
  if (revision !== undefined && asOf === undefined) {
    throw new AppError(ErrorCode.Invalid, '`revision` counts within an hour: name it by `asOf`.');
  }
  return {
    zone,
    asOf: momentOf(asOf),
    knownAt: momentOf(knownAt),
    revision,
  };
}

/** What was asked for; a problem says when no revision fits. */
export function foundRevision<Answer>(answer: Answer | null): Answer {
  if (answer !== null) return answer;
  throw new AppError(
    ErrorCode.ScoreMissing,
    'No score fits. The first of a zone is computed a few minutes after its readings arrive; ' +
      'GET /api/v1/zones/{code}/scores lists the hours there are.',
  );
}
