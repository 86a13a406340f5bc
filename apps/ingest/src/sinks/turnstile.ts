/**
 * Lets one piece of work through at a time, in the order in which they came. Groups overlap, each in
 * another step, and still pass every step in order.
 */
export class Turnstile {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs work when all that came before it has ended; passes its result or failure on. */
  pass<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work, work);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}
