import type { z } from 'zod';
import type { AlarmHealth } from '#libs/contracts';
import type { alarmHealthQuerySchema } from './alarms.schema.js';

/** Says how well alarms serve those who answer them. */
export interface AlarmHealthReader {
  /**
   * The last week unless asked otherwise.
   *
   * @throws AppError `REQUEST.INVALID` for more than 31 days, `DEPENDENCY.*` while alarms does not answer.
   */
  read(query: z.output<typeof alarmHealthQuerySchema>): Promise<AlarmHealth>;
}

/** Injection token of {@link AlarmHealthReader}. */
export const ALARM_HEALTH = Symbol('AlarmHealthReader');
