import { readingsGroupSchema, subjects } from '#libs/contracts';
import { follow, type NatsConnection } from '#libs/messaging';
import type { Logger } from '#libs/runtime';
import type { LatestValues } from '../latest/latest-values.js';
import { EventHistory, toEvent } from './event.history.js';
import type { LiveHub } from './live.hub.js';

/** What the feed feeds. */
export interface LiveFeedParts {
  readonly nc: NatsConnection;
  readonly latest: LatestValues;
  readonly hub: LiveHub;
  readonly history: EventHistory;
  readonly logger: Logger;
  /** Called when registry data changed. */
  readonly onRegistryChange: () => void;
}

/** Follows readings into the latest values and to viewers. Ends with the signal. */
export async function followReadings(parts: LiveFeedParts, signal: AbortSignal): Promise<void> {
  const { nc, latest, hub, logger } = parts;
  const options = { subject: subjects.allReadings, from: 'new' as const, logger, signal };
  for await (const message of follow(nc, 'READINGS', options)) {
    const group = readingsGroupSchema.safeParse(JSON.parse(new TextDecoder().decode(message.data)));
    if (group.success) hub.readings(latest.offerGroup(group.data));
    else logger.error({ err: group.error, sequence: message.streamSequence }, 'readings nobody agreed on');
  }
}

/** Follows events to viewers. Ends with the signal. */
export async function followEvents(parts: LiveFeedParts, signal: AbortSignal): Promise<void> {
  const { nc, hub, history, logger, onRegistryChange } = parts;
  const options = { subject: '>', from: 'new' as const, logger, signal };
  for await (const message of follow(nc, 'EVENTS', options)) {
    const event = toEvent(message);
    history.add(event);
    if (event.frame.event === 'registry') onRegistryChange();
    hub.event(event.frame, event.zone);
  }
}
