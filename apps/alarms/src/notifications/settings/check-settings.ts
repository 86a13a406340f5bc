import type { NotificationChannel, RouteDefinition } from '#libs/contracts';

/** What is wrong with a setting, and where. */
export interface SettingFault {
  readonly path: string;
  readonly message: string;
}

/** A webhook is signed or it is not sent. */
export function checkRecipient(channel: NotificationChannel, hasSecret: boolean): SettingFault[] {
  return channel.kind === 'webhook' && !hasSecret
    ? [{ path: 'secret', message: 'a webhook needs one; it signs what is sent' }]
    : [];
}

/** A route must not name somebody who does not exist: nobody would notice until it matters. */
export function checkRoute(
  { recipients, escalation }: RouteDefinition,
  known: ReadonlySet<string>,
): SettingFault[] {
  const named = [
    ...recipients.map(id => ({ path: 'recipients', id })),
    ...escalation.flatMap((step, index) =>
      step.recipients.map(id => ({ path: `escalation.${index}.recipients`, id })),
    ),
  ];
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ path, id }) => ({ path, message: `there is no recipient ${id}` }));
}

/** Routes that still name a recipient who is to be removed. */
export function routesNaming(
  recipient: string,
  routes: ReadonlyArray<{ readonly id: string; readonly definition: RouteDefinition }>,
): string[] {
  return routes
    .filter(
      ({ definition }) =>
        definition.recipients.includes(recipient) ||
        definition.escalation.some(step => step.recipients.includes(recipient)),
    )
    .map(({ id }) => id);
}
