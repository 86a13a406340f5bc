import { useTranslation } from 'react-i18next';
import { SILENCE_METRIC, ruleBasisText, ruleText } from '#libs/telemetry';
import type { AlarmRuleDefinition } from '../../data/alarm-rules.js';
import { useMetrics } from '../../data/metrics.js';
import { formatNumber, formatPercent, formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** Figures are shown as they are entered. */
const MOST_DECIMALS = 4;
const decimalsOf = (value: number): number =>
  Math.min(MOST_DECIMALS, String(value).split('.')[1]?.length ?? 0);

/** How a rule is said: what it looks at, its limits, its patience and what it rests on. */
export function useRuleWords() {
  const { t, i18n } = useTranslation();
  const { language, nameOf } = useLanguage();
  const metrics = useMetrics().data;
  const value = ({ metric, scaleBy, ofLimit, averaging }: AlarmRuleDefinition, figure: number): string => {
    if (metric === SILENCE_METRIC) return t('rules.minutes', { count: figure });
    if (ofLimit !== undefined) return t('rules.ofLimit', { share: formatPercent(figure, language) });
    if (scaleBy !== undefined) {
      const key = `rules.rating.${scaleBy}`;
      const rating = i18n.exists(key) ? t(key) : scaleBy;
      return t('rules.scaled', { share: formatPercent(figure, language), rating });
    }
    const unit = metrics?.get(metric)?.ucum;
    const perDay = averaging === 'projected-day-sum' ? t('rules.aDay') : '';
    return `${formatNumber(figure, decimalsOf(figure), language)} ${unit === undefined ? '' : formatUnit(unit)}${perDay}`;
  };
  return {
    text: (rule: AlarmRuleDefinition): string => ruleText(rule, language),
    basis: ({ basis }: AlarmRuleDefinition): string => ruleBasisText(basis, language),
    metric: ({ metric }: AlarmRuleDefinition): string => {
      if (metric === SILENCE_METRIC) return t('rules.anyMetric');
      const known = metrics?.get(metric);
      return known ? nameOf(known) : metric;
    },
    averaging: ({ averaging }: AlarmRuleDefinition): string => t(`rules.averaging.${averaging ?? 'instant'}`),
    limit: (rule: AlarmRuleDefinition): string =>
      `${rule.comparison === 'above' ? '≥' : '≤'} ${value(rule, rule.set)}`,
    mended: (rule: AlarmRuleDefinition): string =>
      `${rule.comparison === 'above' ? '≤' : '≥'} ${value(rule, rule.clear)}`,
    delay: (seconds: number): string =>
      seconds === 0
        ? t('rules.atOnce')
        : seconds % 60 === 0
          ? t('rules.minutes', { count: seconds / 60 })
          : t('rules.seconds', { count: seconds }),
  };
}
