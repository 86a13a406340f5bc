import { z } from 'zod';
import {
  influxEnvironment,
  loadConfig,
  natsEnvironment,
  postgresEnvironment,
  serviceEnvironment,
} from '#libs/runtime';

const rollupConfigSchema = z.object({
  ...serviceEnvironment,
  ...natsEnvironment,
  ...influxEnvironment,
  ...postgresEnvironment,
});
export type RollupConfig = z.output<typeof rollupConfigSchema>;

/** Configuration of the service, frozen. */
export const loadRollupConfig = () => loadConfig(rollupConfigSchema);
