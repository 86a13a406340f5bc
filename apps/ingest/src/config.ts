import { z } from 'zod';
import {
  influxEnvironment,
  loadConfig,
  natsEnvironment,
  postgresEnvironment,
  serviceEnvironment,
} from '#libs/runtime';

const ingestConfigSchema = z.object({
  ...serviceEnvironment,
  ...natsEnvironment,
  ...influxEnvironment,
  ...postgresEnvironment,
});
export type IngestConfig = z.output<typeof ingestConfigSchema>;

/** Configuration of the service, frozen. */
export const loadIngestConfig = () => loadConfig(ingestConfigSchema);
