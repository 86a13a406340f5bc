import type { AlarmRule, AlarmRuleVersion } from '#libs/contracts';
import { seededVersion } from './seeded-version.js';

/** Versions of each rule, by its id. */
export type RuleVersions = ReadonlyMap<string, readonly AlarmRuleVersion[]>;

/** Puts together what the registry has and what people made of it. */
export function versionsByRule(
  rules: readonly AlarmRule[],
  edited: readonly AlarmRuleVersion[] = [],
): RuleVersions {
  const versions = new Map<string, AlarmRuleVersion[]>();
  for (const version of [...rules.map(seededVersion), ...edited]) {
    const known = versions.get(version.rule);
    if (known) known.push(version);
    else versions.set(version.rule, [version]);
  }
  return versions;
}
