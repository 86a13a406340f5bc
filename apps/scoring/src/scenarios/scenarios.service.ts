import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, ErrorCode, type Scenario, type ScenarioDraft } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { CLOCK } from '../scores/scores.service.js';
import { SCENARIO_STORE, type ScenarioStore } from './scenarios.ports.js';

/** Keeps what people suppose of zones, with who did it and when. */
@Injectable()
export class ScenariosService {
  constructor(
    @Inject(SCENARIO_STORE) private readonly store: ScenarioStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list(zone?: string): Promise<Scenario[]> {
    return this.store.list(zone);
  }

  /** @throws AppError `SCENARIO.UNKNOWN`. */
  async get(id: string): Promise<Scenario> {
    const scenario = await this.store.find(id);
    if (scenario !== null) return scenario;
    throw new AppError(ErrorCode.ScenarioUnknown, 'There is no such scenario; it may have been removed.');
  }

  async create(draft: ScenarioDraft, actor: Actor): Promise<Scenario> {
    const now = this.clock.now();
    const scenario = {
      id: randomUUID(),
      ...draft,
      createdBy: actor,
      createdAt: now,
      updatedBy: actor,
      updatedAt: now,
    };
    await this.store.save(scenario);
    return scenario;
  }

  /** @throws AppError `SCENARIO.UNKNOWN`. */
  async change(id: string, draft: Omit<ScenarioDraft, 'zone'>, actor: Actor): Promise<Scenario> {
    const changed = { ...(await this.get(id)), ...draft, updatedBy: actor, updatedAt: this.clock.now() };
    await this.store.save(changed);
    return changed;
  }

  /** @throws AppError `SCENARIO.UNKNOWN`. */
  async remove(id: string): Promise<Scenario> {
    const scenario = await this.get(id);
    await this.store.remove(id);
    return scenario;
  }
}
