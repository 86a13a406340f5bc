import type { Language } from '../i18n/setup.js';
import { readTypedNumber, writeTypedNumber } from './typed-number.js';
import type { AlarmRuleChanges, AlarmRuleDefinition } from '../data/alarm-rules.js';

const NUMBERS = ['set', 'clear', 'onDelaySeconds', 'offDelaySeconds', 'priority'] as const;
/** What people read of a rule; readings are judged the same whatever it says. */
const WORDS = ['textVi', 'textEn', 'basis'] as const;

/** What a form holds of a rule, as people type it. */
export type RuleDraft = Record<(typeof NUMBERS)[number] | (typeof WORDS)[number], string> & {
  suspect: 'count' | 'ignore';
};

export function draftOf(rule: AlarmRuleDefinition, language: Language): RuleDraft {
  const { set, clear, onDelaySeconds, offDelaySeconds, priority, suspect, textVi, textEn, basis } = rule;
  const text = (value: number): string => writeTypedNumber(value, language);
  return {
    ...{ set: text(set), clear: text(clear), priority: text(priority), suspect },
    ...{ onDelaySeconds: text(onDelaySeconds), offDelaySeconds: text(offDelaySeconds) },
    ...{ textVi, textEn, basis },
  };
}

/** What a draft changes; `null` while something in it is no number. The server judges the rest. */
export function changesOf(
  draft: RuleDraft,
  rule: AlarmRuleDefinition,
  language: Language,
): AlarmRuleChanges | null {
  const changes: Record<string, number | string> = {};
  for (const field of NUMBERS) {
    const value = readTypedNumber(draft[field], language);
    if (value === undefined) return null;
    if (value !== rule[field]) changes[field] = value;
  }
  for (const field of WORDS) {
    const words = draft[field].trim();
    if (words !== rule[field]) changes[field] = words;
  }
  if (draft.suspect !== rule.suspect) changes['suspect'] = draft.suspect;
  return changes;
}

/** What of changes decides which readings are alarms: a test of it holds whatever the rule says. */
export function judgedPart(changes: AlarmRuleChanges | null): string {
  const judged = Object.entries(changes ?? {}).filter(
    ([field]) => !(WORDS as readonly string[]).includes(field) && field !== 'priority',
  );
  return JSON.stringify(Object.fromEntries(judged));
}
