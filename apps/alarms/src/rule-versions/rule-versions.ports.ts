import type { AlarmRuleVersion } from '#libs/contracts';

/** Keeps versions of rules that people made. Methods throw `AppError` `DATABASE.*`. */
export interface RuleVersionStore {
  /** All of them, oldest first. */
  list(): Promise<AlarmRuleVersion[]>;
  /**
   * Adds a version, or says that its author did not know the newest one.
   *
   * @returns whether it was added.
   */
  add(version: AlarmRuleVersion): Promise<boolean>;
}

/** Tells others that rules changed. */
export interface RuleChangePublisher {
  /** Throws `AppError` `MESSAGING.*`. */
  publish(zone: string | null, atMs: number): Promise<void>;
}
