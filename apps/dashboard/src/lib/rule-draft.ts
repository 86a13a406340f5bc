import type { Language } from '../i18n/setup.js';
import { readTypedNumber, writeTypedNumber } from './typed-number.js';
import type { AlarmRuleChanges, AlarmRuleDefinition } from '../data/alarm-rules.js';

/** What a form holds of a rule, as people type it. */
export interface RuleDraft {
  set: string;
  clear: string;
  onDelaySeconds: string;
  offDelaySeconds: string;
  priority: string;
  suspect: 'count' | 'ignore';
}

const FIELDS = ['set', 'clear', 'onDelaySeconds', 'offDelaySeconds', 'priority'] as const;

export function draftOf(rule: AlarmRuleDefinition, language: Language): RuleDraft {
  const { set, clear, onDelaySeconds, offDelaySeconds, priority, suspect } = rule;
  const text = (value: number): string => writeTypedNumber(value, language);
  return {
    ...{ set: text(set), clear: text(clear), priority: text(priority), suspect },
    ...{ onDelaySeconds: text(onDelaySeconds), offDelaySeconds: text(offDelaySeconds) },
  };
}

/** What a draft changes; `null` while something in it is no number. The server judges the rest. */
export function changesOf(
  draft: RuleDraft,
  rule: AlarmRuleDefinition,
  language: Language,
): AlarmRuleChanges | null {
  const changes: Record<string, number | string> = {};
  for (const field of FIELDS) {
    const value = readTypedNumber(draft[field], language);
    if (value === undefined) return null;
    if (value !== rule[field]) changes[field] = value;
  }
  if (draft.suspect !== rule.suspect) changes['suspect'] = draft.suspect;
  return changes;
}
