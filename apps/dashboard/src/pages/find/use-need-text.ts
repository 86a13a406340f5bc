import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent, formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** Amounts of needs, and their units, as people write them. */
export function useNeedText(): {
  amount: (value: number, unit: string) => string;
  /** How much is missing: of a percentage, points. */
  difference: (value: number, unit: string) => string;
  unitText: (unit: string) => string;
} {
  const { t, i18n } = useTranslation();
  const { language } = useLanguage();
  const unitText = useCallback(
    (unit: string): string => {
      const key = `find.unit.${unit}`;
      return i18n.exists(key) ? t(key) : formatUnit(unit);
    },
    [t, i18n],
  );
  const amount = useCallback(
    (value: number, unit: string): string => {
      // A share of one is the confidence; a count of entries is whole.
      if (unit === '1' && !Number.isInteger(value)) return formatPercent(value, language);
      const decimals = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 1;
      return `${formatNumber(value, decimals, language)} ${unitText(unit)}`.trim();
    },
    [language, unitText],
  );
  const difference = useCallback(
    (value: number, unit: string): string => {
      const points = unit === '%' ? value : unit === '1' && !Number.isInteger(value) ? value * 100 : null;
      return points === null
        ? amount(value, unit)
        : t('find.points', { amount: formatNumber(points, 1, language) });
    },
    [amount, language, t],
  );
  return { amount, difference, unitText };
}
