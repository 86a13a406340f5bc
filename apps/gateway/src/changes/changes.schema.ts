import { z } from 'zod';
import { proposalStateSchema, zoneCodeSchema } from '#libs/contracts';
import { momentSchema, pageSchema } from '../http/query.schema.js';

export const changesQuerySchema = z.strictObject({
  since: momentSchema.optional().describe('RFC 3339, at most a day ago; an hour ago unless given'),
});

const common = {
  at: z.number().int().describe('When it became so, Unix ms'),
  zone: zoneCodeSchema,
  simulated: z.boolean().describe('Whether it rests on simulated devices or illustrative facts'),
};

const scoreChangeSchema = z
  .object({
    kind: z.literal('score'),
    ...common,
    asOf: z.number().int().describe('Hour that the new score describes, Unix ms'),
    before: z.number(),
    after: z.number(),
  })
  .meta({ id: 'ScoreMoved' });
export type ScoreMoved = z.infer<typeof scoreChangeSchema>;

const proposalStepSchema = z
  .object({
    kind: z.enum(['event', 'fact']),
    ...common,
    proposal: z.string().describe('Id of the proposal'),
    what: z.string().describe('Kind of the legal event, or name of the fact'),
    state: proposalStateSchema.describe('What it became'),
    by: z.string().describe('Name of whoever did it'),
  })
  .meta({ id: 'ProposalStep' });
export type ProposalStep = z.infer<typeof proposalStepSchema>;

export const changesSchema = pageSchema(
  'ChangeList',
  z.discriminatedUnion('kind', [scoreChangeSchema, proposalStepSchema]),
);
