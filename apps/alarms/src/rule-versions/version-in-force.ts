import type { AlarmRuleVersion } from '#libs/contracts';

/**
 * The version of a rule that holds in a zone at a moment: the zone's own before the general one, what people edited
 * before what was delivered, and of several the one that began last. A version that switches the rule off is one, too.
 *
 * @param versions of one rule.
 * @param zone `null`: where no zone has a version of its own.
 */
export function versionInForce(
  versions: readonly AlarmRuleVersion[],
  zone: string | null,
  timeMs: number,
): AlarmRuleVersion | undefined {
  const holding = versions.filter(
    ({ effectiveFrom, effectiveTo }) =>
      effectiveFrom <= timeMs && (effectiveTo === null || timeMs < effectiveTo),
  );
  const own = zone === null ? undefined : newest(holding.filter(version => version.zone === zone));
  if (own && own.status !== 'withdrawn') return own;
  const general = holding.filter(version => version.zone === null);
  return newest(general.filter(({ version }) => version > 0)) ?? newest(general);
}

/** A span of event time in which one version of a rule holds. */
export interface RuleSpan {
  readonly version: AlarmRuleVersion;
  /** From (inclusive) to (exclusive), Unix ms. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** When which version of a rule holds in a zone; spans in which it is off are left out. */
export function spansOf(versions: readonly AlarmRuleVersion[], zone: string): RuleSpan[] {
  const borders = versions.flatMap(({ effectiveFrom, effectiveTo }) =>
    effectiveTo === null ? [effectiveFrom] : [effectiveFrom, effectiveTo],
  );
  const sorted = [...new Set(borders)].sort((a, b) => a - b);
  const spans: RuleSpan[] = [];
  for (const [index, fromMs] of sorted.entries()) {
    const version = versionInForce(versions, zone, fromMs);
    const toMs = sorted[index + 1] ?? Number.POSITIVE_INFINITY;
    const last = spans.at(-1);
    if (version?.status !== 'enabled') continue;
    if (last?.version === version && last.toMs === fromMs) spans[spans.length - 1] = { ...last, toMs };
    else spans.push({ version, fromMs, toMs });
  }
  return spans;
}

function newest(versions: readonly AlarmRuleVersion[]): AlarmRuleVersion | undefined {
  return versions.reduce<AlarmRuleVersion | undefined>(
    (best, version) =>
      best === undefined ||
      version.effectiveFrom > best.effectiveFrom ||
      (version.effectiveFrom === best.effectiveFrom && version.version > best.version)
        ? version
        : best,
    undefined,
  );
}
