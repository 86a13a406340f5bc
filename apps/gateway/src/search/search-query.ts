import { z } from 'zod';
import { pillarIdSchema } from '#libs/contracts';
import { type NeedId, NEEDS, type Needs, type PillarWeights } from '#libs/readiness';
import { editionIdSchema } from '../editions/edition.schema.js';
import { momentSchema } from '../http/query.schema.js';
import { weightsText, weightsTextSchema } from '../ranking/weights-text.js';

const MEANING: Readonly<Record<NeedId, string>> = {
  powerMw: 'Power that can still be connected, MW at least',
  renewablePct: 'Renewable share of the power used, % at least',
  outageMinutesYear: 'Minutes without power a year at the busbar, at most',
  waterM3Day: 'Water that is still free on the peak day, m³ a day at least',
  effluentM3Day: 'Wastewater that the permit still leaves room for, m³ a day at least',
  landHa: 'Land that is free, ha at least',
  readyBuiltM2: 'Ready-built factories that can be moved into, m² at least',
  symmetricMbitS: 'Symmetric line that can be ordered, Mbit/s at least',
  fibreEntries: 'Physically separate fibre entries, at least',
  mobile5gPct: '5G coverage, % at least',
  portKm: 'Straight line to the deep-sea port Lạch Huyện, km at most',
  confidence: 'Confidence in the zone’s score, 0-1 at least',
};

const amounts = (number: z.ZodType<number>) =>
  Object.fromEntries(NEEDS.map(({ id }) => [id, number.optional().describe(MEANING[id])])) as Record<
    NeedId,
    z.ZodOptional<z.ZodType<number>>
  >;

const inRange = Object.fromEntries(
  NEEDS.map(({ id, max }) => [id, z.number().min(0).max(max).optional().describe(MEANING[id])]),
) as Record<NeedId, z.ZodOptional<z.ZodNumber>>;

/** What is asked for, each in the unit that its name says; what is left out does not matter. */
const needsSchema = z.strictObject(inRange);

const chosen = {
  preset: z
    .string()
    .max(60)
    .optional()
    .describe('A weight preset of GET /api/v1/method; `official` unless given'),
  edition: editionIdSchema
    .optional()
    .describe('Answer from this state of all zones, as a link of before names it'),
  asOf: momentSchema.optional().describe('Answer from what was known of this hour, RFC 3339'),
};

/** A search as a body. */
export const searchBodySchema = z.strictObject({
  needs: needsSchema.default({}),
  weights: z
    .partialRecord(pillarIdSchema, z.number())
    .optional()
    .describe('Own weights instead of a preset: all nine pillars, 0-40 each, together 100'),
  ...chosen,
});

/** The same as an address. */
export const searchParametersSchema = z.strictObject({
  ...amounts(z.coerce.number()),
  weights: weightsTextSchema.optional().describe('Own weights instead of a preset, e.g. GP:30,CW:8,GE:12,…'),
  method: z.string().max(60).optional().describe('Version of the method that a link was made with'),
  ...chosen,
});

/** The search that parameters of an address mean; faults go to the context. */
export function toSearch(
  { weights, preset, edition, asOf, method, ...needs }: z.output<typeof searchParametersSchema>,
  context: z.RefinementCtx,
) {
  const parsed = needsSchema.safeParse(needs);
  if (!parsed.success)
    for (const { message, path } of parsed.error.issues) context.addIssue({ code: 'custom', message, path });
  return { needs: parsed.data ?? {}, weights, preset, edition, asOf, method };
}

/** A search as an address, checked. */
export const searchQuerySchema = searchParametersSchema.transform(toSearch);

/** What is searched for, without when. */
export interface SearchWish {
  readonly needs: Needs;
  readonly weights?: Partial<PillarWeights> | undefined;
  readonly preset?: string | undefined;
}

/** A search as parameters of an address, always in the same order. */
export function searchParameters({ needs, weights, preset }: SearchWish): string {
  const parameters = NEEDS.flatMap(({ id }) => (needs[id] === undefined ? [] : [`${id}=${needs[id]}`]));
  if (weights !== undefined) parameters.push(`weights=${weightsText(weights as PillarWeights)}`);
  else if (preset !== undefined) parameters.push(`preset=${preset}`);
  return parameters.join('&');
}
