import type { Alarm, AlarmEvent } from '#libs/contracts';
import type { Escalation, EscalationPlan } from '../escalation/escalation.js';
import type { Settings } from './match-route.js';
import type { EventPlan } from './plan-event.js';

/**
 * What happened to alarms and nobody was told of yet, and who waits for an acknowledgement. Each method is one
 * transaction. Methods throw `AppError` `DATABASE.*`.
 */
export interface RoutingStore {
  /**
   * Turns the oldest events into deliveries and escalations.
   *
   * @returns how many events there were.
   */
  route(limit: number, plan: (event: AlarmEvent, settings: Settings) => EventPlan): Promise<number>;
  /**
   * Takes the steps that are due.
   *
   * @returns how many escalations were due.
   */
  escalate(
    nowMs: number,
    limit: number,
    plan: (escalation: Escalation, alarm: Alarm, settings: Settings) => EscalationPlan,
  ): Promise<number>;
}
