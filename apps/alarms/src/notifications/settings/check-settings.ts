import type { NotificationChannel, RouteDefinition } from '#libs/contracts';
import { certainAddress, mayCall, type Network } from '../channels/address-guard.js';

/** What is wrong with a setting, and where. */
export interface SettingFault {
  readonly path: string;
  readonly message: string;
}

/**
 * A webhook is signed or it is not sent, and an address that will not be called is refused while somebody is there to
 * correct it.
 *
 * @param networks that the configuration lets webhooks into.
 */
export function checkRecipient(
  channel: NotificationChannel,
  hasSecret: boolean,
  networks: readonly Network[] = [],
): SettingFault[] {
  if (channel.kind !== 'webhook') return [];
  const url = new URL(channel.url);
  const address = certainAddress(url);
  const isCalled = address === null || mayCall(url, address, networks);
  return [
    ...(hasSecret ? [] : [{ path: 'secret', message: 'a webhook needs one; it signs what is sent' }]),
    ...(isCalled
      ? []
      : [
          {
            path: 'definition.channel.url',
            message: `${address} is not called: it is private, or without https; GZ_WEBHOOK_NETWORKS names networks that are`,
          },
        ]),
  ];
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
