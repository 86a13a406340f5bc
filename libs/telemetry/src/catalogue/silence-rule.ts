/** In rules and alarms in the place of a metric: data as such, of whatever metric. Limits are minutes of silence. */
export const SILENCE_METRIC = 'data.silence';

/**
 * Whether an alarm is about missing data, by its rule: then its figures are minutes, whatever it watches. Its metric does not
 * tell: where one metric of a device fell silent, it is that metric.
 */
export function isSilenceRule(rule: string): boolean {
  return rule.startsWith('silence-');
}
