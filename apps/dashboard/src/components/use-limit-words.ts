import { useTranslation } from 'react-i18next';
import type { AppliedLimit } from '../data/limits.js';
import { formatNumber } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import { limitText } from '../lib/limit-text.js';

type Range = Pick<AppliedLimit, 'class' | 'max' | 'min'>;

/** What is said of limits; its texts are those of readings. */
export function useLimitWords() {
  const { t, i18n } = useTranslation();
  const { language } = useLanguage();
  const factor = (value: number): string => formatNumber(value, 1, language);
  const classOf = (kind: string | null): string => {
    const key = `limit.classes.${kind}`;
    return i18n.exists(key) ? t(key) : (kind ?? '');
  };
  return {
    classOf,
    /** As short as beside a line of a chart. */
    markOf: (kind: string): string => (i18n.exists(`limit.line.${kind}`) ? t(`limit.line.${kind}`) : kind),
    /** `class A ≤ 60.75`, side by side. */
    rangesOf: (limits: readonly Range[]): string =>
      limits
        .map(limit => [classOf(limit.class), limitText(limit, language)].filter(Boolean).join('\u00a0'))
        .join(' · '),
    /** How the number of an outlet came about; empty where it is the rule's own. */
    scalingOf: ({ scaling }: Pick<AppliedLimit, 'scaling'>): string =>
      scaling === null
        ? ''
        : t('limit.scaling', {
            concentration: formatNumber(scaling.concentration, 0, language),
            receiving: factor(scaling.receivingFactor),
            flow: factor(scaling.flowFactor),
            discharge: formatNumber(scaling.dischargeM3Day, 0, language),
          }),
    /** Sentences of what is to be known of them, each once. */
    remarksOf: (limits: readonly Pick<AppliedLimit, 'tags'>[]): string[] =>
      [...new Set(limits.flatMap(({ tags }) => tags))]
        .map(tag => `limit.remark.${tag}`)
        .filter(key => i18n.exists(key))
        .map(key => t(key)),
  };
}
