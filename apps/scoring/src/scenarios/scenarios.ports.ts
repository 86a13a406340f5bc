import type { Scenario } from '#libs/contracts';

/** Keeps scenarios. Methods throw `AppError` `DATABASE.*`. */
export interface ScenarioStore {
  /** Newest change first; of every zone unless one is named. */
  list(zone?: string): Promise<Scenario[]>;
  find(id: string): Promise<Scenario | null>;
  /** Keeps a new scenario, or the new state of one. */
  save(scenario: Scenario): Promise<void>;
  remove(id: string): Promise<void>;
}
export const SCENARIO_STORE = Symbol('ScenarioStore');
