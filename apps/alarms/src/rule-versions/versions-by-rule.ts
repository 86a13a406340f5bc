import type { AlarmRule, AlarmRuleVersion } from '#libs/contracts';
import { groupBy } from '#libs/runtime';
import { withDeliveredTexts } from './delivered-texts.js';
import { seededVersion } from './seeded-version.js';

/** Versions of each rule, by its id. */
export type RuleVersions = ReadonlyMap<string, readonly AlarmRuleVersion[]>;

/** Puts together what the registry has and what people made of it. */
export function versionsByRule(
  rules: readonly AlarmRule[],
  edited: readonly AlarmRuleVersion[] = [],
): RuleVersions {
  const delivered = rules.map(seededVersion);
  const deliveredOf = groupBy(delivered, ({ rule }) => rule);
  const taken = edited.map(version => withDeliveredTexts(version, deliveredOf.get(version.rule) ?? []));
  return groupBy([...delivered, ...taken], ({ rule }) => rule);
}
