import { z } from 'zod';
import {
  influxEnvironment,
  loadConfig,
  natsEnvironment,
  postgresEnvironment,
  serviceEnvironment,
} from '#libs/runtime';

const alarmsConfigSchema = z.object({
  ...serviceEnvironment,
  ...natsEnvironment,
  ...influxEnvironment,
  ...postgresEnvironment,
});
export type AlarmsConfig = z.output<typeof alarmsConfigSchema>;

/** Configuration of the service, frozen. */
export const loadAlarmsConfig = () => loadConfig(alarmsConfigSchema);
