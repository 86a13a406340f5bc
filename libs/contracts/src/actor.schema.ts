import { z } from 'zod';

/** Who gives a command. Until sign-in exists it is one of the seeded demo people and `unverified`. */
export const actorSchema = z
  .object({
    id: z.string().min(1).max(64),
    name: z.string().min(1).max(120),
    role: z.enum(['operator', 'investor', 'authority', 'system']),
    unverified: z.boolean(),
  })
  .meta({ id: 'Actor' });
export type Actor = z.infer<typeof actorSchema>;

/** The actor of what a service does on its own account. */
export function systemActor(service: string): Actor {
  return { id: `system-${service}`, name: service, role: 'system', unverified: false };
}
