import type { TFunction } from 'i18next';
import type { Change } from '../data/what-if.js';
import type { Language } from '../i18n/setup.js';
import { formatNumber } from './format.js';

/** What is needed to say a change in words. */
export interface ChangeWords {
  t: TFunction;
  language: Language;
  indicator: (id: string) => { name: string; unit: string };
  /** Name and unit of the indicator that reads a fact, where one does. */
  fact: (name: string) => { name: string; unit: string };
  metric: (id: string) => string;
}

/** A change in plain words. */
export function describeChange(
  change: Change,
  { t, language, indicator, fact, metric }: ChangeWords,
): string {
  const number = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : 2, language);
  switch (change.kind) {
    case 'add-solar':
      return t('whatIf.change.addSolar', { mwp: number(change.kwp / 1_000) });
    case 'set-fact': {
      const value = typeof change.value === 'number' ? number(change.value) : String(change.value);
      return t('whatIf.change.setFact', { ...fact(change.fact), value });
    }
    case 'add-to-fact':
      return t('whatIf.change.addToFact', { ...fact(change.fact), value: number(change.amount) });
    case 'scale-metric':
      return t('whatIf.change.scaleMetric', { name: metric(change.metric), value: number(change.factor) });
    case 'add-to-metric':
      return t('whatIf.change.addToMetric', { name: metric(change.metric), value: number(change.amount) });
    case 'close-event':
      return t('whatIf.change.closeEvent', { event: change.event });
    case 'add-event':
      return t('whatIf.change.addEvent', { event: t(`event.${change.event}`), day: change.occurredOn });
    case 'assume-indicator': {
      const { name, unit } = indicator(change.indicator);
      return t('whatIf.change.assume', { name, value: number(change.value), unit });
    }
  }
}
