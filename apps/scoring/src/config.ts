import { z } from 'zod';
import {
  influxEnvironment,
  loadConfig,
  natsEnvironment,
  postgresEnvironment,
  serviceEnvironment,
} from '#libs/runtime';

const scoringConfigSchema = z.object({
  ...serviceEnvironment,
  ...natsEnvironment,
  ...influxEnvironment,
  ...postgresEnvironment,
});
export type ScoringConfig = z.output<typeof scoringConfigSchema>;

/** Configuration of the service, frozen. */
export const loadScoringConfig = () => loadConfig(scoringConfigSchema);
