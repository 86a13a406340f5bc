import type { AlarmRule, AlarmRuleVersion } from '#libs/contracts';
import { startOfLocalDate } from '#libs/readiness';

/** A rule of the registry as a version: it holds for whole local days. */
export function seededVersion({
  id,
  effectiveFrom,
  effectiveTo,
  ...definition
}: AlarmRule): AlarmRuleVersion {
  return {
    rule: id,
    version: 0,
    zone: null,
    status: 'enabled',
    definition,
    effectiveFrom: startOfLocalDate(effectiveFrom),
    effectiveTo: effectiveTo === null ? null : startOfLocalDate(effectiveTo),
    made: null,
  };
}
