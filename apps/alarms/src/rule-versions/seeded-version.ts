import type { AlarmRule, AlarmRuleVersion } from '#libs/contracts';

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
    effectiveFrom: localMidnight(effectiveFrom),
    effectiveTo: effectiveTo === null ? null : localMidnight(effectiveTo),
    made: null,
  };
}

function localMidnight(date: string): number {
  return Date.parse(`${date}T00:00:00+07:00`);
}
