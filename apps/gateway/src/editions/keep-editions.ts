import { type Logger, untilAnswered } from '#libs/runtime';
import type { Edition } from './edition.js';
import type { EditionKeeper } from './edition.keeper.js';
import type { EditionStore } from './editions.ports.js';

/** What keeps editions. */
export interface EditionKeeping {
  readonly keeper: EditionKeeper;
  readonly store: Pick<EditionStore, 'save'>;
  readonly logger: Logger;
}

/**
 * Makes editions until the signal and keeps each, so that its links work later; while PostgreSQL is away it is tried
 * again. Resolves when all that was begun has ended.
 */
export async function keepEditions(
  { keeper, store, logger }: EditionKeeping,
  signal: AbortSignal,
): Promise<void> {
  let tail: Promise<void> = Promise.resolve();
  const save = async (edition: Edition): Promise<void> => {
    try {
      await untilAnswered(() => store.save(edition), {
        from: 'PostgreSQL, to keep an edition',
        logger,
        signal,
      });
    } catch (error) {
      if (!signal.aborted)
        logger.error(
          { err: error, edition: edition.id },
          'an edition cannot be kept; its links will not work later',
        );
    }
  };
  keeper.onEdition(edition => {
    tail = tail.then(() => save(edition));
  });
  await keeper.run(signal);
  await tail;
}
