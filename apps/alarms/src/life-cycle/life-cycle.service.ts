import {
  type Actor,
  type AlarmAction,
  type AlarmActionOutcome,
  type AlarmsAcknowledged,
  ErrorCode,
} from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import { decideAction } from './decide-action.js';
import type { LifeCycleStore } from './life-cycle.ports.js';

/** An action on one alarm. */
export interface ActRequest {
  readonly id: string;
  readonly action: AlarmAction;
  readonly actor: Actor;
  readonly revision?: number | undefined;
  readonly key?: string | undefined;
}

/** What people do about alarms. */
export class LifeCycleService {
  constructor(
    private readonly store: LifeCycleStore,
    private readonly clock: Clock,
    /** Called when there is something to publish. */
    private readonly onNotification: () => void,
  ) {}

  /** @throws AppError `ALARM.*`, `REQUEST.*`, `DATABASE.*`. */
  async act({ id, action, actor, revision, key }: ActRequest): Promise<AlarmActionOutcome> {
    const at = this.clock.now();
    const acted = (
      await this.store.act({ ids: [id], action, actor, at, key }, alarm =>
        decideAction(alarm, { action, revision }),
      )
    ).get(id);
    if (acted === undefined) throw new AppError(ErrorCode.AlarmUnknown, unknown(id));
    const { decision, alarm } = acted;
    if (decision.outcome === 'refused') throw new AppError(decision.code, decision.why, { data: { alarm } });
    if (decision.outcome === 'done') this.onNotification();
    return { outcome: decision.outcome, alarm };
  }

  /** @throws AppError `DATABASE.*`. */
  async acknowledge(
    ids: readonly string[],
    reason: string | undefined,
    actor: Actor,
  ): Promise<AlarmsAcknowledged> {
    const action: AlarmAction = { kind: 'acknowledge', ...(reason !== undefined && { reason }) };
    const at = this.clock.now();
    const acted = await this.store.act({ ids, action, actor, at }, alarm => decideAction(alarm, { action }));
    const result: AlarmsAcknowledged = { acknowledged: [], already: [], refused: [] };
    for (const id of new Set(ids)) {
      const { decision, alarm } = acted.get(id) ?? {};
      if (decision === undefined) result.refused.push({ id, code: ErrorCode.AlarmUnknown, why: unknown(id) });
      else if (decision.outcome === 'refused')
        result.refused.push({ id, code: decision.code, why: decision.why });
      else if (decision.outcome === 'done') result.acknowledged.push(id);
      else result.already.push({ id, by: alarm?.acknowledged?.by.name ?? '' });
    }
    if (result.acknowledged.length > 0) this.onNotification();
    return result;
  }
}

function unknown(id: string): string {
  return `There is no alarm ${id}. GET /api/v1/alarms lists them.`;
}
