import type { AlarmEvent } from '#libs/contracts';

/** What happened to an alarm that people may have to be told of. */
export interface Occasion {
  readonly event: 'cleared' | 'raised';
  /** Tells it from others of the same alarm: whoever was told of it is not told again. */
  readonly key: string;
}

/**
 * What people are to be told, if anything: nobody is told of what is shelved or explained by another alarm, and all are
 * once that ends while the alarm is raised and nobody acknowledged it.
 */
export function occasionOf(alarm: AlarmEvent): Occasion | undefined {
  if (alarm.late || alarm.shelved || alarm.suppressedBy !== null) return undefined;
  const isWaiting = alarm.state === 'raised' && alarm.acknowledged === null;
  switch (alarm.change) {
    case 'raised':
      return { event: 'raised', key: 'raised' };
    case 'cleared':
      return { event: 'cleared', key: 'cleared' };
    case 'unsuppressed':
      return isWaiting ? { event: 'raised', key: 'raised' } : undefined;
    case 'unshelved':
      return isWaiting ? { event: 'raised', key: `unshelved-${alarm.revision}` } : undefined;
    default:
      return undefined;
  }
}
