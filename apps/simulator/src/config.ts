import { z } from 'zod';
import { loadConfig, natsEnvironment, serviceEnvironment } from '#libs/runtime';
import { FAULT_ORDER } from './faults/order-fault.js';

const simulatorConfigSchema = z.object({
  ...serviceEnvironment,
  ...natsEnvironment,
  GZ_SIM_NATS_URL: natsEnvironment.GZ_NATS_URL.optional().describe(
    'where the devices publish, without a user; default GZ_NATS_URL',
  ),
  GZ_SIM_SEED: z.string().min(1).default('greenzone').describe('seed of everything random'),
  GZ_SIM_ZONES: z.coerce.number().int().min(1).optional().describe('simulate only so many zones'),
  GZ_SIM_SPEED: z.coerce
    .number()
    .min(1)
    .max(3_600)
    .default(1)
    .describe('event seconds per second while catching up, for demonstrations'),
  GZ_SIM_BEHIND_HOURS: z.coerce
    .number()
    .min(0)
    .max(24 * 58)
    .default(24)
    .describe('how far in the past an accelerated run starts; only with GZ_SIM_SPEED above 1'),
  GZ_SIM_HISTORY_DAYS: z.coerce
    .number()
    .int()
    .min(0)
    .max(58)
    .default(30)
    .describe('days of history; 0 = none'),
  GZ_SIM_HISTORY_STEP_SECONDS: z.coerce
    .number()
    .int()
    .min(10)
    .max(86_400)
    .default(900)
    .describe('time between readings of the history'),
  GZ_SIM_GLITCH_RATE: z.coerce
    .number()
    .min(0)
    .max(0.1)
    .default(0.0005)
    .describe('share of samples that are impossible on purpose'),
  GZ_SIM_FAULTS_PER_DAY: z.coerce
    .number()
    .min(0)
    .max(12)
    .default(0)
    .describe('labelled faults that are tried for each device a day; 0 = none'),
  GZ_SIM_FAULT_ORDERS: z
    .string()
    .default('')
    .transform(text => text.split(',').filter(order => order !== ''))
    .pipe(z.array(z.string().regex(FAULT_ORDER)))
    .describe(
      'labelled faults besides, by commas: kind:device:seconds until it begins:seconds that it lasts',
    ),
  GZ_SIM_FAULT_LOG_DIR: z
    .string()
    .min(1)
    .default('.data/faults')
    .describe('folder of the ground truth, which is written when there are labelled faults'),
  GZ_SIM_ENCODING: z.enum(['json', 'cbor']).default('json').describe('how devices write their packs'),
});
export type SimulatorConfig = z.output<typeof simulatorConfigSchema>;

/** Configuration of the service, frozen. */
export const loadSimulatorConfig = () => loadConfig(simulatorConfigSchema);
