import { z } from 'zod';
import { pillarIdSchema } from '#libs/contracts';
import type { PillarWeights } from '#libs/readiness';

const ENTRY = /^([A-Z]{2}):(\d{1,3}(?:\.\d{1,6})?)$/;

/** Own weights as an address has them, e.g. `GP:30,CW:8,…`; which and how much is checked later. */
export const weightsTextSchema = z
  .string()
  .max(200)
  .transform((text, context) => {
    const weights: Partial<Record<keyof PillarWeights, number>> = {};
    for (const entry of text.split(',')) {
      const [, name, weight] = ENTRY.exec(entry) ?? [];
      const id = pillarIdSchema.safeParse(name);
      if (!id.success) {
        context.addIssue(`${entry} is not like GP:30`);
        return z.NEVER;
      }
      weights[id.data] = Number(weight);
    }
    return weights;
  });

/** The same in the other direction; pillars in their fixed order. */
export function weightsText(weights: PillarWeights): string {
  return pillarIdSchema.options.map(id => `${id}:${weights[id]}`).join(',');
}
