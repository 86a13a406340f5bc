import { z } from 'zod';
import { actorSchema } from '../actor.schema.js';
import { instantSchema, zoneCodeSchema } from '../names.schema.js';
import { subjects } from '../subjects.js';
import { changesSchema } from './what-if.schema.js';

/** What a person keeps of a scenario. */
export const scenarioDraftSchema = z.strictObject({
  zone: zoneCodeSchema,
  name: z.string().trim().min(1).max(120),
  changes: changesSchema.min(1),
});
export type ScenarioDraft = z.infer<typeof scenarioDraftSchema>;

/** Changes of a zone kept under a name; scored anew from the newest inputs whenever it is opened. */
export const scenarioSchema = z
  .object({
    id: z.uuid(),
    ...scenarioDraftSchema.shape,
    createdBy: actorSchema,
    createdAt: instantSchema,
    updatedBy: actorSchema,
    updatedAt: instantSchema,
  })
  .meta({ id: 'Scenario' });
export type Scenario = z.infer<typeof scenarioSchema>;

const byId = z.object({ id: z.uuid() });

/** Questions and commands about kept scenarios, answered by scoring. */
export const scenariosRpc = {
  list: {
    subject: subjects.rpc('scoring', 'scenarios'),
    request: z.object({ zone: zoneCodeSchema.optional() }),
    /** Newest change first. */
    reply: z.object({ items: z.array(scenarioSchema) }),
  },
  find: {
    subject: subjects.rpc('scoring', 'scenario'),
    request: byId,
    reply: scenarioSchema,
  },
  create: {
    subject: subjects.rpc('scoring', 'create-scenario'),
    request: z.object({ draft: scenarioDraftSchema, actor: actorSchema }),
    reply: scenarioSchema,
  },
  change: {
    subject: subjects.rpc('scoring', 'change-scenario'),
    request: byId.extend({ draft: scenarioDraftSchema.omit({ zone: true }), actor: actorSchema }),
    reply: scenarioSchema,
  },
  remove: {
    subject: subjects.rpc('scoring', 'remove-scenario'),
    request: byId.extend({ actor: actorSchema }),
    reply: scenarioSchema,
  },
} as const;
