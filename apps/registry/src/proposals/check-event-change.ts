import type { ConfirmedEvent, DetectedEvent, EventChange } from '#libs/contracts';
import type { Fault } from './fault.js';

/** Working days that a zone has to reply to what is said of it (HP-GSR 0.1 §7.3). */
export const REPLY_WORKING_DAYS = 10;

/**
 * What of an event, its closing or its retraction cannot be.
 *
 * @param current the event as it is on record.
 * @param today local date.
 */
export function checkEventChange(
  change: DetectedEvent | EventChange,
  current: ConfirmedEvent | null,
  { today, hasDocument }: { today: string; hasDocument: boolean },
): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: string, rule: string, message: string): void => {
    faults.push({ path, rule, message });
  };
  if (!hasDocument)
    fault('documentId', 'document', 'An event stands on a document of the zone: upload it first.');
  if (change.action === 'record' && change.occurredOn > today)
    fault('occurredOn', 'future', 'An event cannot be recorded before it happened.');
  if (change.action === 'close') {
    if (change.closedOn > today) fault('closedOn', 'future', 'The day of closing is still to come.');
    if (current !== null && change.closedOn < current.occurredOn)
      fault('closedOn', 'validity', 'It cannot have been closed before it happened.');
    if (current !== null && current.closedOn !== null) fault('event', 'closed', 'It is closed already.');
  }
  return faults;
}
