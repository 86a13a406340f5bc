import { z } from 'zod';
import { expiryNoticeSchema } from '../facts/record.schema.js';
import { deviceIdSchema, instantSchema, zoneCodeSchema } from '../names.schema.js';
import { subjects } from '../subjects.js';
import { cadenceDeclarationSchema } from './cadence.schema.js';
import { deviceSchema } from './device.schema.js';
import { limitSchema } from './limit.schema.js';
import { metricSchema } from './metric.schema.js';
import { zoneSchema } from './zone.schema.js';

const ofZone = z.object({ zone: zoneCodeSchema.optional() });

/** Questions the registry answers. Facts, indicators and the like are in `readiness/`. */
export const registryRpc = {
  zones: {
    subject: subjects.rpc('registry', 'zones'),
    request: z.object({}),
    reply: z.object({ items: z.array(zoneSchema) }),
  },
  /** Devices of one zone, or of all when no zone is given. */
  devices: {
    subject: subjects.rpc('registry', 'devices'),
    request: ofZone,
    reply: z.object({ items: z.array(deviceSchema) }),
  },
  metrics: {
    subject: subjects.rpc('registry', 'metrics'),
    request: z.object({}),
    reply: z.object({ items: z.array(metricSchema) }),
  },
  limits: {
    subject: subjects.rpc('registry', 'limits'),
    request: z.object({}),
    reply: z.object({ items: z.array(limitSchema) }),
  },
  cadences: {
    subject: subjects.rpc('registry', 'cadences'),
    request: ofZone,
    reply: z.object({ items: z.array(cadenceDeclarationSchema) }),
  },
  /** Declares one cadence for many devices at once. */
  declareCadence: {
    subject: subjects.rpc('registry', 'declare-cadence'),
    request: z.object({
      devices: z.array(deviceIdSchema).min(1).max(2_000),
      from: instantSchema,
      to: instantSchema.nullable(),
      stepSeconds: z.number().int().positive().nullable(),
    }),
    reply: z.object({ declared: z.number().int() }),
  },
} as const;

/** Published on `gz.registry.v1.<kind>` after something in the registry changed. */
export const registryChangedSchema = z.object({
  kind: z.enum([
    'zones',
    'devices',
    'metrics',
    'limits',
    'facts',
    'method',
    'cadences',
    'alarm-rules',
    /** The validity of a fact ends soon or has ended. */
    'expiry',
  ]),
  zone: zoneCodeSchema.nullable(),
  at: instantSchema,
  expiry: expiryNoticeSchema.optional(),
});
export type RegistryChanged = z.infer<typeof registryChangedSchema>;
