import type { RecipientVersion, RouteVersion } from '#libs/contracts';
import type { Settings } from '../routing/match-route.js';

/** The newest version of each recipient and route. */
export interface NewestVersions {
  readonly recipients: readonly RecipientVersion[];
  readonly routes: readonly RouteVersion[];
}

/** A version of one of both. */
export type NewVersion =
  | { readonly kind: 'recipient'; readonly version: RecipientVersion; readonly secret?: string | undefined }
  | { readonly kind: 'route'; readonly version: RouteVersion };

/** Keeps who is told of alarms. Methods throw `AppError` `DATABASE.*`. */
export interface SettingsStore {
  /** Also of what was removed. */
  newest(): Promise<NewestVersions>;
  /** Every version of what has an id, newest first. */
  versions(id: string): Promise<NewestVersions>;
  /**
   * Adds a version with its secret, or says that its author did not know the newest one.
   *
   * @returns whether it was added.
   */
  add(version: NewVersion): Promise<boolean>;
  /** What signs the webhooks of a recipient. */
  secretOf(recipient: string): Promise<string | undefined>;
}

/** The newest versions as routing reads them. */
export function toSettings({ recipients, routes }: NewestVersions): Settings {
  return { recipients: new Map(recipients.map(recipient => [recipient.id, recipient])), routes };
}
