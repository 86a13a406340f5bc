import type { AlarmRule, AlarmRuleVersion } from '#libs/contracts';
import { groupBy } from '#libs/runtime';
import { seededVersion } from './seeded-version.js';

/** Versions of each rule, by its id. */
export type RuleVersions = ReadonlyMap<string, readonly AlarmRuleVersion[]>;

/** Puts together what the registry has and what people made of it. */
export function versionsByRule(
  rules: readonly AlarmRule[],
  edited: readonly AlarmRuleVersion[] = [],
): RuleVersions {
  return groupBy([...rules.map(seededVersion), ...edited], ({ rule }) => rule);
}
