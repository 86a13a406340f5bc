import type { Actor, Alarm, AlarmAction } from '#libs/contracts';
import type { Decision } from './decide-action.js';

/** One action on some alarms. */
export interface Act {
  readonly ids: readonly string[];
  readonly action: AlarmAction;
  readonly actor: Actor;
  /** Unix ms. */
  readonly at: number;
  /** The same key again is the same action again. */
  readonly key?: string | undefined;
}

/** An alarm after an action. */
export interface Acted {
  readonly decision: Decision;
  readonly alarm: Alarm;
}

/** Keeps what people do about alarms. Methods throw `AppError` `DATABASE.*`. */
export interface LifeCycleStore {
  /**
   * Decides and stores in one transaction, with the history and the events. Alarms are held against each other's
   * actions meanwhile.
   *
   * @param decide may be called again.
   * @returns by id; an alarm that is not known is missing.
   * @throws AppError `REQUEST.IDEMPOTENCY_KEY_REUSED` when the key was given to another action.
   */
  act(act: Act, decide: (alarm: Alarm) => Decision): Promise<ReadonlyMap<string, Acted>>;
  /**
   * Ends shelves whose time is over.
   *
   * @returns how many alarms are back.
   */
  endShelves(nowMs: number, actor: Actor): Promise<number>;
}
