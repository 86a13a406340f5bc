import { useTranslation } from 'react-i18next';
import type { Fault } from '../../data/problem.js';

/** How it is said what is wrong with a proposal, by the rule that it breaks. */
export function useFaultWords(): (fault: Fault) => string {
  const { t, i18n } = useTranslation();
  return ({ rule, message }) => (i18n.exists(`facts.rule.${rule}`) ? t(`facts.rule.${rule}`) : message);
}
