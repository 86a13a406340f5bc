import { useTranslation } from 'react-i18next';
import { useIndicators } from '../../data/method.js';
import { useMetrics } from '../../data/metrics.js';
import type { ChangeWords } from '../../lib/describe-change.js';
import { useLanguage } from '../../lib/language.js';

/** Names for what changes are about; ids until the names are known. */
export function useChangeWords(): ChangeWords {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const indicators = useIndicators().data ?? [];
  const metrics = useMetrics().data;
  const wordsOf = (found: (typeof indicators)[number] | undefined) =>
    found && { name: nameOf(found), unit: found.unit === '1' ? '' : found.unit };
  return {
    t,
    language,
    indicator: id => wordsOf(indicators.find(one => one.id === id)) ?? { name: id, unit: '' },
    fact: name =>
      wordsOf(indicators.find(one => one.facts[0] === name && one.formula === 'fact-value')) ?? {
        name,
        unit: '',
      },
    metric: id => {
      const found = metrics?.get(id);
      return found ? nameOf(found) : id;
    },
  };
}
