import type { z } from 'zod';
import type { AlarmDetail, alarmsRpc } from '#libs/contracts';

/** Which episodes are asked for. */
export type EpisodeFilter = z.output<typeof alarmsRpc.list.request>;
export type EpisodePage = z.output<typeof alarmsRpc.list.reply>;

/** Answers questions about episodes. Methods throw `AppError` `DATABASE.*`. */
export interface EpisodeReadModel {
  /** Newest first. Throws `REQUEST.INVALID` for a cursor that is not one. */
  list(filter: EpisodeFilter): Promise<EpisodePage>;
  /** With everything that was done about it. */
  find(id: string): Promise<AlarmDetail | undefined>;
  /** What was done about alarms, by their ids; those about which nothing was done are left out. */
  histories(ids: readonly string[]): Promise<Map<string, AlarmDetail['history']>>;
  /** Episodes that are raised. */
  countOpen(): Promise<number>;
}

/** Injection token of {@link EpisodeReadModel}. */
export const EPISODE_READ_MODEL = Symbol('EpisodeReadModel');
