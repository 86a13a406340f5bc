import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { SILENCE_METRIC, isSilenceRule } from '#libs/telemetry';
import type { Alarm } from '../../data/alarms.js';
import { useMetrics } from '../../data/metrics.js';
import { useZonesSelect, type ZoneItem } from '../../data/zones.js';
import { now } from '../../lib/clock.js';
import { formatNumber, formatTime, formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

const MINUTE_MS = 60_000;

const byCode = (zones: ZoneItem[]): ReadonlyMap<string, ZoneItem> =>
  new Map(zones.map(zone => [zone.code, zone]));

/** Alarms in words of the language on the screen. */
export function useAlarmWords() {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const metrics = useMetrics().data;
  const zones = useZonesSelect(byCode).data;

  const zoneName = useCallback(
    (code: string): string => {
      const zone = zones?.get(code);
      return zone ? nameOf(zone) : code;
    },
    [zones, nameOf],
  );
  const metricOf = (alarm: Pick<Alarm, 'metric'>) => metrics?.get(alarm.metric);
  const metricName = (alarm: Pick<Alarm, 'metric'>): string => {
    if (alarm.metric === SILENCE_METRIC) return t('alarms.anyMetric');
    const metric = metricOf(alarm);
    return metric ? nameOf(metric) : alarm.metric;
  };
  const figure = (alarm: Alarm, value: number): string => {
    if (isSilenceRule(alarm.rule)) return t('alarms.silent', { minutes: formatNumber(value, 0, language) });
    const metric = metricOf(alarm);
    const state = metric?.enumValues?.find(({ code }) => code === value);
    if (state) return nameOf(state);
    return `${formatNumber(value, metric?.decimals ?? 1, language)} ${formatUnit(metric?.ucum ?? '')}`.trim();
  };
  const textOf = useCallback(
    (alarm: { textVi: string; textEn: string }): string => (language === 'en' ? alarm.textEn : alarm.textVi),
    [language],
  );
  return {
    zoneName,
    textOf,
    figure,
    /** The worst value so far; silence grows while it lasts. */
    worst: (alarm: Alarm): string => {
      const isGrowing = isSilenceRule(alarm.rule) && alarm.state !== 'cleared';
      // It was as long as its limit when it was raised.
      return figure(alarm, isGrowing ? alarm.limit + (now() - alarm.raisedAt) / MINUTE_MS : alarm.value);
    },
    metricName,
    /** Which point of a zone it is of: what is measured, and by which device. */
    pointName: (alarm: Pick<Alarm, 'device' | 'metric'>): string =>
      alarm.device === null ? metricName(alarm) : `${metricName(alarm)} · ${alarm.device}`,
    /** How far an alarm is in its life. */
    standing: (alarm: Alarm): string => {
      if (alarm.shelved) return t('alarms.shelvedUntil', { time: formatTime(alarm.shelved.until, language) });
      if (alarm.suppressedBy !== null) return t('alarms.suppressed');
      if (alarm.late) return t('alarms.late');
      if (alarm.acknowledged) return t('alarms.acknowledgedBy', { name: alarm.acknowledged.by.name });
      return t(alarm.state === 'cleared' ? 'alarms.cleared' : 'alarms.unacknowledged');
    },
  };
}
