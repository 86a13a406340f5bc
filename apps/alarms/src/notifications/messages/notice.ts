import { z } from 'zod';
import { alarmSchema, notificationEventSchema } from '#libs/contracts';

/** What is told of one alarm: the alarm as it was then. */
const noticeSchema = z.object({
  /** Id of the delivery it would be alone. */
  id: z.string(),
  event: notificationEventSchema,
  alarm: alarmSchema,
});
export type Notice = z.infer<typeof noticeSchema>;

/** Content of a delivery; a digest has many notices, a test has none. */
export const noticeMessageSchema = z.object({
  notices: z.array(noticeSchema),
  /** Alarms it tells of; a large digest lists only the first. */
  total: z.number().int(),
});
export type NoticeMessage = z.infer<typeof noticeMessageSchema>;
