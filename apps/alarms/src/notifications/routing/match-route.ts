import type {
  Alarm,
  NotificationEvent,
  RecipientVersion,
  RouteDefinition,
  RouteVersion,
} from '#libs/contracts';

/** Who is told, and by which rules: what holds now. */
export interface Settings {
  readonly recipients: ReadonlyMap<string, RecipientVersion>;
  readonly routes: readonly RouteVersion[];
}

/** Whether a route is about an alarm, whatever the time. */
export function isAbout({ zones, priorities }: RouteDefinition, { zone, priority }: Alarm): boolean {
  return (zones === null || zones.includes(zone)) && priorities.includes(priority);
}

/** Routes in use that tell of an event of an alarm, whatever the time. */
export function routesFor({ routes }: Settings, alarm: Alarm, event: NotificationEvent): RouteVersion[] {
  return routes.filter(
    ({ status, definition }) =>
      status === 'active' && definition.events.includes(event) && isAbout(definition, alarm),
  );
}

/** Recipients in use of a list of names, each once. */
export function activeRecipients({ recipients }: Settings, ids: readonly string[]): RecipientVersion[] {
  return [...new Set(ids)].flatMap(id => {
    const recipient = recipients.get(id);
    return recipient?.status === 'active' ? [recipient] : [];
  });
}
