import {
  type Actor,
  ErrorCode,
  type NotificationChannel,
  type RecipientVersion,
  type RouteVersion,
} from '#libs/contracts';
import type { notificationsRpc } from '#libs/contracts';
import { AppError, type Clock } from '#libs/runtime';
import type { z } from 'zod';
import type { Network } from '../channels/address-guard.js';
import { checkRecipient, checkRoute, routesNaming, type SettingFault } from './check-settings.js';
import type { NewestVersions, SettingsStore } from './settings.ports.js';

type SaveRecipient = z.output<typeof notificationsRpc.saveRecipient.request>;
type SaveRoute = z.output<typeof notificationsRpc.saveRoute.request>;

/** Who may say who is told. */
const ROLES: readonly Actor['role'][] = ['operator', 'authority', 'system'];

/** Who is told of alarms, and what people made of it. */
export class SettingsService {
  constructor(
    private readonly store: SettingsStore,
    private readonly clock: Clock,
    /** That webhooks may go into besides what is reachable from everywhere. */
    private readonly networks: readonly Network[] = [],
  ) {}

  /** What holds now, without what was removed. */
  async list(): Promise<NewestVersions> {
    const { recipients, routes } = await this.store.newest();
    return {
      recipients: recipients.filter(({ status }) => status !== 'removed'),
      routes: routes.filter(({ status }) => status !== 'removed'),
    };
  }

  versions(id: string): Promise<NewestVersions> {
    return this.store.versions(id);
  }

  /** @throws AppError `NOTIFICATION.*`, `ACTOR.ROLE_REFUSED`, `DATABASE.*`. */
  async saveRecipient(request: SaveRecipient): Promise<RecipientVersion> {
    demandRole(request.actor);
    const { id, status, definition, secret } = request;
    const { recipients, routes } = await this.store.newest();
    const before = recipients.find(known => known.id === id);
    const hasSecret = isSigned(definition.channel) && (secret !== undefined || (before?.hasSecret ?? false));
    const users = status === 'removed' ? routesNaming(id, inUse(routes)) : [];
    demandNone([
      ...(status === 'removed' ? [] : checkRecipient(definition.channel, hasSecret, this.networks)),
      ...users.map(route => ({ path: 'status', message: `the route ${route} still names it` })),
    ]);
    const version: RecipientVersion = { ...this.versionOf(request, before), definition, hasSecret };
    await this.add(id, before, { kind: 'recipient', version, secret });
    return { ...version, hasSecret: hasSecret && status !== 'removed' };
  }

  /** @throws AppError `NOTIFICATION.*`, `ACTOR.ROLE_REFUSED`, `DATABASE.*`. */
  async saveRoute(request: SaveRoute): Promise<RouteVersion> {
    demandRole(request.actor);
    const { id, status, definition } = request;
    const { recipients, routes } = await this.store.newest();
    const before = routes.find(known => known.id === id);
    if (status !== 'removed')
      demandNone(checkRoute(definition, new Set(inUse(recipients).map(recipient => recipient.id))));
    const version: RouteVersion = { ...this.versionOf(request, before), definition };
    await this.add(id, before, { kind: 'route', version });
    return version;
  }

  private versionOf(
    { id, status, basedOn, actor, reason }: SaveRecipient | SaveRoute,
    before: RecipientVersion | RouteVersion | undefined,
  ): Pick<RouteVersion, 'id' | 'made' | 'status' | 'version'> {
    const newest = before?.version ?? 0;
    if (basedOn !== newest) throw changed(id, newest);
    return { id, version: newest + 1, status, made: { at: this.clock.now(), actor, reason } };
  }

  private async add(
    id: string,
    before: RecipientVersion | RouteVersion | undefined,
    added: Parameters<SettingsStore['add']>[0],
  ): Promise<void> {
    if (!(await this.store.add(added))) throw changed(id, (before?.version ?? 0) + 1);
  }
}

function inUse<Version extends RecipientVersion | RouteVersion>(versions: readonly Version[]): Version[] {
  return versions.filter(({ status }) => status !== 'removed');
}

function isSigned({ kind }: NotificationChannel): boolean {
  return kind === 'webhook';
}

function demandRole({ role }: Actor): void {
  if (ROLES.includes(role)) return;
  throw new AppError(
    ErrorCode.ActorRoleRefused,
    'Who is told of alarms is decided by operators and authorities.',
  );
}

function demandNone(faults: readonly SettingFault[]): void {
  if (faults.length === 0) return;
  const text = faults.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new AppError(ErrorCode.NotificationInvalid, `It cannot be so: ${text}`, { data: { faults } });
}

function changed(id: string, latest: number): AppError {
  return new AppError(
    ErrorCode.NotificationChanged,
    `Version ${latest} of ${id} is the newest. Look at it, and say so in basedOn.`,
    { data: { latest } },
  );
}
