import {
  type Actor,
  type AlarmRuleDetail,
  type AlarmRuleDraft,
  type AlarmRuleVersion,
  ErrorCode,
} from '#libs/contracts';
import { AppError, type Clock, type Logger } from '#libs/runtime';
import type { DirectoryService } from '../directory/directory.service.js';
import { checkVersion } from './check-version.js';
import { draftDefinition, invalidRule } from './draft-definition.js';
import type { RuleChangePublisher, RuleVersionStore } from './rule-versions.ports.js';
import { versionInForce } from './version-in-force.js';

/** What the service is made of. */
export interface RuleVersionsParts {
  readonly directory: DirectoryService;
  readonly store: RuleVersionStore;
  readonly publisher: RuleChangePublisher;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Rules with what people made of them. */
export class RuleVersionsService {
  constructor(private readonly parts: RuleVersionsParts) {}

  /** What holds now; `null`: where no zone has a version of its own. */
  list(zone: string | null): AlarmRuleVersion[] {
    const { directory, clock } = this.parts;
    const now = clock.now();
    return [...directory.versions.values()].flatMap(versions => versionInForce(versions, zone, now) ?? []);
  }

  find(rule: string): AlarmRuleDetail | undefined {
    const versions = this.parts.directory.versions.get(rule);
    if (versions === undefined) return undefined;
    const now = this.parts.clock.now();
    const zones = [...new Set(versions.flatMap(({ zone }) => zone ?? []))].sort();
    const overrides = zones.flatMap(zone => {
      const version = versionInForce(versions, zone, now);
      return version?.zone === zone ? [version] : [];
    });
    return {
      rule,
      latest: latestOf(versions),
      inForce: versionInForce(versions, null, now) ?? null,
      overrides,
      versions: versions.toSorted((a, b) => b.version - a.version || b.effectiveFrom - a.effectiveFrom),
    };
  }

  /**
   * Adds a version. It is in force here when this resolves, if it is to be so at once; open alarms go on by it.
   *
   * @throws AppError `ALARM_RULE.INVALID` with all faults, `ALARM_RULE.CHANGED`, `DATABASE.*`.
   */
  async add(draft: AlarmRuleDraft, actor: Actor): Promise<AlarmRuleVersion> {
    const { directory, store, publisher, clock, logger } = this.parts;
    // Another process may have added one; and what is not known cannot be checked against.
    await directory.load();
    const before = directory.versions.get(draft.rule) ?? [];
    const latest = latestOf(before);
    if (draft.basedOn !== latest) throw changed(draft.rule, latest);
    const version = versionOf(draft, before, actor, clock.now());
    const faults = checkVersion(version, { before, nowMs: clock.now(), ...directory.catalogue });
    if (faults.length > 0) throw invalidRule(faults);
    if (!(await store.add(version))) throw changed(draft.rule, latest + 1);
    await directory.reload();
    await publisher.publish(version.zone, clock.now()).catch((error: unknown) => {
      logger.warn({ err: error }, 'a rule changed and nobody else was told; others find out within the hour');
    });
    return version;
  }
}

function versionOf(
  { rule, zone, status, changes, effectiveFrom, basedOn, reason }: AlarmRuleDraft,
  before: readonly AlarmRuleVersion[],
  actor: Actor,
  nowMs: number,
): AlarmRuleVersion {
  return {
    ...{ rule, version: basedOn + 1, zone, status },
    definition: draftDefinition(before, zone, changes, nowMs),
    ...{ effectiveFrom: effectiveFrom ?? nowMs, effectiveTo: null, made: { at: nowMs, actor, reason } },
  };
}

function latestOf(versions: readonly AlarmRuleVersion[]): number {
  return Math.max(0, ...versions.map(({ version }) => version));
}

function changed(rule: string, latest: number): AppError {
  return new AppError(
    ErrorCode.AlarmRuleChanged,
    `Version ${latest} of ${rule} is the newest. Look at it, and say so in basedOn.`,
    { data: { latest } },
  );
}
