import {
  type Actor,
  type Alarm,
  type AlarmAction,
  type AlarmActionOutcome,
  type AlarmsAcknowledged,
  type AlarmsShelved,
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

/** What came of one action on many alarms. */
interface Accounted {
  readonly done: string[];
  readonly already: Alarm[];
  readonly refused: AlarmsAcknowledged['refused'];
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
    const { done, already, refused } = await this.actOnMany(ids, action, actor);
    return {
      acknowledged: done,
      already: already.map(alarm => ({ id: alarm.id, by: alarm.acknowledged?.by.name ?? '' })),
      refused,
    };
  }

  /** @throws AppError `DATABASE.*`. */
  async shelve(
    ids: readonly string[],
    { minutes, reason }: { readonly minutes: number; readonly reason: string },
    actor: Actor,
  ): Promise<AlarmsShelved> {
    const { done, refused } = await this.actOnMany(ids, { kind: 'shelve', minutes, reason }, actor);
    return { shelved: done, refused };
  }

  /** Does the same about many alarms in one transaction, and accounts for each. */
  private async actOnMany(ids: readonly string[], action: AlarmAction, actor: Actor): Promise<Accounted> {
    const at = this.clock.now();
    const acted = await this.store.act({ ids, action, actor, at }, alarm => decideAction(alarm, { action }));
    const result: Accounted = { done: [], already: [], refused: [] };
    for (const id of new Set(ids)) {
      const found = acted.get(id);
      if (found === undefined) result.refused.push({ id, code: ErrorCode.AlarmUnknown, why: unknown(id) });
      else if (found.decision.outcome === 'refused')
        result.refused.push({ id, code: found.decision.code, why: found.decision.why });
      else if (found.decision.outcome === 'done') result.done.push(id);
      else result.already.push(found.alarm);
    }
    if (result.done.length > 0) this.onNotification();
    return result;
  }
}

function unknown(id: string): string {
  return `There is no alarm ${id}. GET /api/v1/alarms lists them.`;
}
