import { z } from 'zod';
import { loadConfig, natsEnvironment, postgresEnvironment, serviceEnvironment } from '#libs/runtime';

const registryConfigSchema = z.object({
  ...serviceEnvironment,
  ...natsEnvironment,
  ...postgresEnvironment,
});
export type RegistryConfig = z.output<typeof registryConfigSchema>;

const seedConfigSchema = registryConfigSchema.extend({
  GZ_SEEDS_DIR: z.string().default('seeds').describe('folder of the seed files'),
});

/** Configuration of the service, frozen. */
export const loadRegistryConfig = () => loadConfig(registryConfigSchema);

/** Configuration of the seeding command, frozen. */
export const loadSeedConfig = () => loadConfig(seedConfigSchema);
