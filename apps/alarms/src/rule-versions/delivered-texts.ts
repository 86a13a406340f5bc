import type { AlarmRuleVersion } from '#libs/contracts';
import { ruleText } from '#libs/telemetry';

/**
 * An edited version whose words are those that its rule was delivered with, numbers and all, has them as they are
 * delivered: with the places of its own numbers. Versions of before there were such places named the limit that they had
 * changed; they are kept as they were made, and read so.
 *
 * @param delivered versions of the same rule that nobody edited.
 */
export function withDeliveredTexts(
  version: AlarmRuleVersion,
  delivered: readonly AlarmRuleVersion[],
): AlarmRuleVersion {
  const { definition } = version;
  const vi = delivered.find(one => ruleText(one.definition, 'vi') === definition.textVi);
  const en = delivered.find(one => ruleText(one.definition, 'en') === definition.textEn);
  if (vi === undefined && en === undefined) return version;
  const textVi = vi?.definition.textVi ?? definition.textVi;
  const textEn = en?.definition.textEn ?? definition.textEn;
  return { ...version, definition: { ...definition, textVi, textEn } };
}
