import { type Logger, untilAnswered } from '#libs/runtime';
import type { Edition } from './edition.js';
import type { EditionKeeper } from './edition.keeper.js';
import type { EditionStore } from './editions.ports.js';

/** What keeps editions. */
export interface EditionKeeping {
  readonly keeper: EditionKeeper;
  readonly store: Pick<EditionStore, 'save'>;
  /** Called with each edition that was kept, unless a newer one is there already. */
  readonly onKept: (edition: Edition, signal: AbortSignal) => Promise<void>;
  readonly logger: Logger;
}

/**
 * Makes editions until the signal and keeps each, so that its links work later; while PostgreSQL is away it is tried
 * again. Resolves when all that was begun has ended.
 */
export async function keepEditions(
  { keeper, store, onKept, logger }: EditionKeeping,
  signal: AbortSignal,
): Promise<void> {
  let tail: Promise<void> = Promise.resolve();
  const keep = async (edition: Edition): Promise<void> => {
    try {
      const patience = { from: 'PostgreSQL, to keep an edition', logger, signal };
      await untilAnswered(() => store.save(edition), patience);
      if (keeper.current?.id === edition.id) await onKept(edition, signal);
    } catch (error) {
      if (signal.aborted) return;
      logger.error(
        { err: error, edition: edition.id },
        'an edition is not kept, or saved searches are not judged by it',
      );
    }
  };
  keeper.onEdition(edition => {
    tail = tail.then(() => keep(edition));
  });
  await keeper.run(signal);
  await tail;
}
