import { z } from 'zod';
import { subjects } from '../subjects.js';
import { indicatorSchema } from './indicator.schema.js';
import { pillarSchema, weightPresetSchema } from './pillar.schema.js';
import { sourceSchema } from './source.schema.js';
import { tariffSchema } from './tariff.schema.js';

/** Questions about the method's data, answered by the registry: every version of every row. */
export const methodRpc = {
  indicators: {
    subject: subjects.rpc('registry', 'indicators'),
    request: z.object({}),
    reply: z.object({ items: z.array(indicatorSchema) }),
  },
  pillars: {
    subject: subjects.rpc('registry', 'pillars'),
    request: z.object({}),
    reply: z.object({ items: z.array(pillarSchema) }),
  },
  weightPresets: {
    subject: subjects.rpc('registry', 'weight-presets'),
    request: z.object({}),
    reply: z.object({ items: z.array(weightPresetSchema) }),
  },
  tariffs: {
    subject: subjects.rpc('registry', 'tariffs'),
    request: z.object({}),
    reply: z.object({ items: z.array(tariffSchema) }),
  },
  sources: {
    subject: subjects.rpc('registry', 'sources'),
    request: z.object({}),
    reply: z.object({ items: z.array(sourceSchema) }),
  },
} as const;
