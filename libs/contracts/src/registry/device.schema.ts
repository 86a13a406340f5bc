import { z } from 'zod';
import {
  confidenceLevelSchema,
  deviceIdSchema,
  metricIdSchema,
  originSchema,
  zoneCodeSchema,
} from '../names.schema.js';

export const deviceKindSchema = z.enum([
  'power-main',
  'power-sub',
  'pv-inverter',
  'water-supply',
  'wastewater-inlet',
  'wastewater-outlet',
  'weighbridge',
  'waste-bin',
  'air-station',
  'weather-station',
  'factory-control',
  'network-probe',
  'construction-power',
  'construction-water',
]);
export type DeviceKind = z.infer<typeof deviceKindSchema>;

/** A device and the metrics it sends. It never moves to another zone. */
export const deviceSchema = z
  .object({
    id: deviceIdSchema,
    zone: zoneCodeSchema,
    kind: deviceKindSchema,
    nameVi: z.string().min(1),
    nameEn: z.string().min(1),
    origin: originSchema,
    latitude: z.number().optional(),
    longitude: z.number().optional(),
    /** Sizes that limits refer to, e.g. `contractKw`, `kwp`, `fullScaleM3h`. */
    ratings: z.record(z.string(), z.number()),
    channels: z
      .array(
        z.object({
          metric: metricIdSchema,
          /** Expected seconds between readings; `null` for events. */
          cadenceSeconds: z.number().int().positive().nullable(),
        }),
      )
      .min(1),
    /**
     * Code of its automatic monitoring station, as files of Circular 10/2021/TT-BTNMT begin with. Several
     * devices may share one; without it the station is called as the device, with `_` for `-`.
     */
    station: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/)
      .optional(),
    /** Whether its metrics belong to the list that must be complete (indicator DT2). */
    required: z.boolean(),
    source: z.string().min(1),
    confidence: confidenceLevelSchema,
  })
  .meta({ id: 'Device' });
export type Device = z.infer<typeof deviceSchema>;
