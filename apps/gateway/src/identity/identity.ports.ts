import type { Actor } from '#libs/contracts';

/** Knows who may give commands. All throw AppError `DATABASE.*`. */
export interface ActorReader {
  list(): Promise<Actor[]>;
  find(id: string): Promise<Actor | undefined>;
}

/** Injection token of {@link ActorReader}. */
export const ACTOR_READER = Symbol('ActorReader');
