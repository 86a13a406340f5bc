import { z } from 'zod';
import { alarmSchema } from '#libs/contracts';

/** Whether an alarm asks for somebody's attention, of a row `e` of episodes. */
export const IS_STANDING = `(NOT e.late AND (e.cleared_ms IS NULL
  OR (e.acknowledged_ms IS NULL AND e.suppressed_by IS NULL)))`;

/** Episodes with the shelf that they lie on. */
export const ALARM_TABLES = `episodes e LEFT JOIN shelves s
  ON s.rule = e.rule AND s.zone = e.zone AND s.device = coalesce(e.device, '') AND s.metric = e.metric
    AND ${IS_STANDING}`;

/** What people did about an alarm, as one JSON object. */
export const LIFE_CYCLE = `jsonb_build_object(
  'acknowledged', CASE WHEN e.acknowledged_ms IS NOT NULL
    THEN jsonb_build_object('at', e.acknowledged_ms, 'by', e.acknowledged_by) END,
  'shelved', CASE WHEN s.rule IS NOT NULL
    THEN jsonb_build_object('at', s.shelved_ms, 'until', s.until_ms, 'by', s.shelved_by, 'reason', s.reason) END,
  'assignee', e.assignee, 'suppressedBy', e.suppressed_by, 'revision', e.revision)`;

/** A whole alarm as one JSON object. */
export const ALARM_JSON = `(jsonb_build_object(
  'id', e.id, 'rule', e.rule, 'zone', e.zone, 'device', e.device, 'metric', e.metric, 'priority', e.priority,
  'state', CASE WHEN e.cleared_ms IS NULL THEN 'raised' ELSE 'cleared' END,
  'textVi', e.text_vi, 'textEn', e.text_en, 'value', e.worst_value, 'limit', e.limit_value, 'basis', e.basis,
  'raisedAt', e.raised_ms, 'clearedAt', e.cleared_ms, 'late', e.late, 'simulated', e.simulated)
  || ${LIFE_CYCLE})`;

const alarmRows = z.array(z.object({ alarm: alarmSchema }));

/** Reads rows of one column, {@link ALARM_JSON}. */
export const readAlarms = (rows: unknown) => alarmRows.parse(rows).map(({ alarm }) => alarm);
