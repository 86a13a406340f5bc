import { z } from 'zod';
import {
  influxEnvironment,
  loadConfig,
  natsEnvironment,
  postgresEnvironment,
  serviceEnvironment,
} from '#libs/runtime';
import { notificationEnvironment } from './notifications/config.js';

const alarmsConfigSchema = z
  .object({
    ...serviceEnvironment,
    ...natsEnvironment,
    ...influxEnvironment,
    ...postgresEnvironment,
    ...notificationEnvironment,
  })
  .refine(config => config.GZ_SMTP_HOST === undefined || config.GZ_SMTP_FROM !== undefined, {
    path: ['GZ_SMTP_FROM'],
    message: 'a mail server needs an address to send from',
  });
export type AlarmsConfig = z.output<typeof alarmsConfigSchema>;

/** Configuration of the service, frozen. */
export const loadAlarmsConfig = () => loadConfig(alarmsConfigSchema);
