import { z } from 'zod';

/** Code of a zone: lower-case ASCII letters, digits and hyphens, e.g. `trang-due`. */
export const zoneCodeSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case ASCII letters, digits and hyphens')
  .max(48);

/** Id of a device: unique in the whole system and carrying its zone, e.g. `trang-due-power-01`. */
export const deviceIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case ASCII letters, digits and hyphens')
  .max(64);

/** Id of a metric in the catalogue, e.g. `ww.out.cod`. */
export const metricIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/, 'dotted lower-case words')
  .max(64);

/** A moment in Unix milliseconds, UTC. */
export const instantSchema = z.number().int();

/** How sure a fact is. */
export const confidenceLevelSchema = z.enum(['high', 'medium', 'low']);

/** Whether the data behind something comes from a simulated or a real device. */
export const originSchema = z.enum(['simulated', 'real']);
