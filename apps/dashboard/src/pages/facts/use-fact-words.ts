import { useTranslation } from 'react-i18next';
import type { FactKind, FactRecord } from '../../data/facts.js';
import { useLanguage } from '../../lib/language.js';
import { dayText, factValueText } from '../../lib/fact-value.js';

/** How facts are written on this page. */
export function useFactWords(kinds: ReadonlyMap<string, FactKind>) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const words = { yes: t('facts.yes'), no: t('facts.no') };
  return {
    name: (fact: string): string => {
      const kind = kinds.get(fact);
      return kind ? nameOf(kind) : fact;
    },
    value: (fact: string, value: FactRecord['value']): string =>
      factValueText(value, kinds.get(fact), language, words),
    /** First and last valid day. */
    validity: ({ validFrom, validTo }: Pick<FactRecord, 'validFrom' | 'validTo'>): string => {
      const day = (date: string) => dayText(date, language);
      return validTo === null
        ? t('facts.validSince', { from: day(validFrom) })
        : t('facts.validBetween', { from: day(validFrom), to: day(validTo) });
    },
  };
}
