import {
  type AlarmRuleDefinition,
  type AlarmRuleDraft,
  type AlarmRuleVersion,
  alarmRuleDefinitionSchema,
  ErrorCode,
} from '#libs/contracts';
import { AppError } from '#libs/runtime';
import type { VersionFault } from './check-version.js';
import { versionInForce } from './version-in-force.js';

/**
 * What a rule would say with some changes: on what holds in the zone, or last did.
 *
 * @throws AppError `ALARM_RULE.INVALID` with all faults.
 */
export function draftDefinition(
  before: readonly AlarmRuleVersion[],
  zone: string | null,
  changes: AlarmRuleDraft['changes'],
  nowMs: number,
): AlarmRuleDefinition {
  const base = versionInForce(before, zone, nowMs) ?? before.at(-1);
  const { data: definition, error } = alarmRuleDefinitionSchema.safeParse({
    ...base?.definition,
    ...changes,
  });
  if (definition !== undefined) return definition;
  throw invalidRule(
    error.issues.map(({ path, message }) => ({
      path: ['changes', ...path.map(String)].join('.'),
      message,
    })),
  );
}

/** The refusal of a rule that cannot be so, with all that is wrong. */
export function invalidRule(faults: readonly VersionFault[]): AppError {
  const text = faults.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return new AppError(ErrorCode.AlarmRuleInvalid, `The rule cannot be so: ${text}`, { data: { faults } });
}
