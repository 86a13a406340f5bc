import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatUnit } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { shownAmount } from '../../lib/need-amount.js';
import type { NeedId } from '../../lib/needs.js';

/** Amounts of needs, and their units, as people write them. */
export function useNeedText(): {
  amount: (need: NeedId, value: number, unit: string) => string;
  /** How much is missing: of a percentage, points. */
  difference: (need: NeedId, value: number, unit: string) => string;
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
    (need: NeedId, value: number, unit: string): string => {
      const shown = shownAmount(need, value);
      const decimals = Number.isInteger(shown) || Math.abs(shown) >= 100 ? 0 : 1;
      return `${formatNumber(shown, decimals, language)} ${unitText(shownUnit(need, unit))}`.trim();
    },
    [language, unitText],
  );
  const difference = useCallback(
    (need: NeedId, value: number, unit: string): string =>
      shownUnit(need, unit) === '%'
        ? t('find.points', { amount: formatNumber(shownAmount(need, value), 1, language) })
        : amount(need, value, unit),
    [amount, language, t],
  );
  return { amount, difference, unitText };
}

/** The confidence comes as a share of one. */
function shownUnit(need: NeedId, unit: string): string {
  return need === 'confidence' ? '%' : unit;
}
