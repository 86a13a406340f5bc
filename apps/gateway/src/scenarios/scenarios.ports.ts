import type { Actor, Scenario, ScenarioDraft } from '#libs/contracts';

/** Keeps what people suppose of zones. All throw AppError `DEPENDENCY.*` while scoring does not answer. */
export interface ScenarioBook {
  /** Newest change first. */
  list(zone?: string): Promise<Scenario[]>;
  /** @throws AppError `SCENARIO.UNKNOWN`. */
  get(id: string): Promise<Scenario>;
  create(draft: ScenarioDraft, actor: Actor): Promise<Scenario>;
  /** @throws AppError `SCENARIO.UNKNOWN`. */
  change(id: string, draft: Omit<ScenarioDraft, 'zone'>, actor: Actor): Promise<Scenario>;
  /** @throws AppError `SCENARIO.UNKNOWN`. */
  remove(id: string, actor: Actor): Promise<Scenario>;
}

/** Injection token of {@link ScenarioBook}. */
export const SCENARIO_BOOK = Symbol('ScenarioBook');
