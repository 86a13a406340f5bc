import { type RegistryChanged, registryChangedSchema, subjects } from '#libs/contracts';
import { follow, type NatsConnection, parseJson, streamReport } from '#libs/messaging';
import type { Logger } from '#libs/runtime';
import type { LatestValues } from '../latest/latest-values.js';
import { shownGroupSchema } from '../latest/shown-group.schema.js';
import { type EventHistory, EVENTS_KEPT, toEvent } from './event.history.js';
import type { LiveHub } from './live.hub.js';

/** What the feed feeds. */
export interface LiveFeedParts {
  readonly nc: NatsConnection;
  readonly latest: LatestValues;
  readonly hub: LiveHub;
  readonly history: EventHistory;
  readonly logger: Logger;
  /** Called when readings were stored of which no message told: the stream was made anew, or it dropped them. */
  readonly onReadingsMissed: () => void;
  /** Called when registry data changed; without a change anything may have. */
  readonly onRegistryChange: (change?: RegistryChanged) => void;
  /** Called when a zone has a new score; without a zone any may have. */
  readonly onScore: (zone?: string) => void;
}

/** Follows readings into the latest values and to viewers. Ends with the signal. */
export async function followReadings(parts: LiveFeedParts, signal: AbortSignal): Promise<void> {
  const { nc, latest, hub, logger, onReadingsMissed: onGap } = parts;
  const options = { subject: subjects.allReadings, from: 'new' as const, logger, signal, onGap };
  for await (const message of follow(nc, 'READINGS', options)) {
    const { data: group } = shownGroupSchema.safeParse(parseJson(message.data));
    if (group) hub.offer(latest.offerGroup(group));
    else logger.error({ sequence: message.streamSequence }, 'a group of readings is not as agreed');
  }
}

/** Follows events to viewers, beginning with those that viewers of before a restart may ask for. */
export async function followEvents(parts: LiveFeedParts, signal: AbortSignal): Promise<void> {
  const { nc, history, logger, onRegistryChange, onScore } = parts;
  const { lastSequence } = await streamReport(nc, 'EVENTS');
  const sequence = Math.max(1, lastSequence - EVENTS_KEPT + 1);
  const onGap = (): void => {
    onRegistryChange();
    onScore();
  };
  const options = { subject: 'gz.>', from: { sequence }, logger, signal, onGap };
  for await (const message of follow(nc, 'EVENTS', options)) {
    const event = toEvent(message);
    if (!event) continue;
    history.add(event);
    if (event.event === 'registry') onRegistryChange(registryChangedSchema.safeParse(event.data).data);
    if (event.event === 'score') onScore(event.zone ?? undefined);
  }
}
