import { z } from 'zod';
import type { Edition } from './edition.js';

/** Id of an edition. */
export const editionIdSchema = z.string().regex(/^e[0-9a-f]{16}$/, 'e and 16 hexadecimal digits');

/** Which edition an answer comes from. */
export const editionRefSchema = z
  .object({
    id: editionIdSchema.describe('Hand it back as `edition` to get the same answer again'),
    asOf: z.number().int().describe('Newest hour that a score of it describes, Unix ms'),
    takenAt: z.number().int().describe('When this state of all zones was first known here, Unix ms'),
    method: z.string().describe('Version of the scoring method'),
  })
  .meta({ id: 'EditionRef' });
export type EditionRef = z.infer<typeof editionRefSchema>;

/** The reference to an edition. */
export const editionRef = ({ id, asOf, takenAt, method }: Edition): EditionRef => ({
  ...{ id, asOf, takenAt, method },
});
