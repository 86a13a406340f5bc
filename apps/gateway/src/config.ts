import { z } from 'zod';
import {
  influxEnvironment,
  loadConfig,
  natsEnvironment,
  postgresEnvironment,
  serviceEnvironment,
} from '#libs/runtime';
import { tilesAddressSchema } from './map/map-tiles.js';

const gatewayConfigSchema = z.object({
  ...serviceEnvironment,
  ...natsEnvironment,
  ...influxEnvironment,
  ...postgresEnvironment,
  GZ_HTTP_HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  GZ_HTTP_PORT: z.coerce.number().int().min(0).max(65_535).default(18_080).describe('port of HTTP'),
  GZ_DROP_DIR: z
    .string()
    .min(1)
    .optional()
    .describe(
      'folder whose files of Circular 10/2021 are taken in, e.g. that of an FTP server; none unless set',
    ),
  GZ_REPORT_GRACE_HOURS: z.coerce
    .number()
    .min(0)
    .max(28 * 24)
    .default(72)
    .describe('how long late data of a month is waited for before its reports are made'),
  GZ_MAP_TILES: tilesAddressSchema
    .optional()
    .describe('raster tiles of another site under the map, with {z}, {x} and {y}; none unless set'),
  GZ_MAP_CREDIT: z.string().default('').describe('who is named on the map for these tiles'),
  GZ_DASHBOARD_DIR: z.string().default('dist/dashboard').describe('folder of the built dashboard'),
});
export type GatewayConfig = z.output<typeof gatewayConfigSchema>;

/** Configuration of the gateway, frozen. */
export const loadGatewayConfig = () => loadConfig(gatewayConfigSchema);
