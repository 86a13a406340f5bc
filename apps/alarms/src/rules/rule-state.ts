import { z } from 'zod';

/** A device's metric that broke its limit, but not for long enough yet. Times are event times, Unix ms. */
const pendingSchema = z.object({
  phase: z.literal('pending'),
  since: z.number(),
  /** Last reading that counted. */
  last: z.number(),
  worst: z.number(),
});

const raisedSchema = z.object({
  phase: z.literal('raised'),
  at: z.number(),
  last: z.number(),
  worst: z.number(),
  /** Since when it has been on the good side without a break. */
  goodSince: z.number().optional(),
});

/** Where a rule stands for one device; nothing at all while all is well. */
export const ruleStateSchema = z.discriminatedUnion('phase', [pendingSchema, raisedSchema]);
export type RuleState = z.infer<typeof ruleStateSchema>;
export type PendingState = z.infer<typeof pendingSchema>;
export type RaisedState = z.infer<typeof raisedSchema>;

/** What a rule compares with, in the metric's unit, and how patient it is. */
export interface Thresholds {
  readonly comparison: 'above' | 'below';
  readonly set: number;
  readonly clear: number;
  readonly onDelayMs: number;
  readonly offDelayMs: number;
  /** Whether a value holds until the next one, as codes do that are sent when they change. */
  readonly isHeld: boolean;
}

/** The state after a reading, and what became of the alarm by it. */
export type Step =
  | { readonly state: RuleState | undefined; readonly change?: undefined }
  | { readonly state: RaisedState; readonly change: 'raised' | 'worse' }
  | { readonly state: undefined; readonly change: 'cleared'; readonly at: number; readonly worst: number };
