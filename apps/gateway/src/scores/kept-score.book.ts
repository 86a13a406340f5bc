import type { Actor, Score, ScoreSummary } from '#libs/contracts';
import type { ScoreBook, ScoreRun } from './scores.ports.js';

/**
 * A book that keeps the newest scores until it is told that there may be other ones: thousands look at a score that
 * changes once an hour.
 */
export class KeptScoreBook implements ScoreBook {
  private readonly kept = new Map<string, Promise<Score | null>>();
  private all: Promise<ReadonlyMap<string, ScoreSummary>> | undefined;

  constructor(private readonly book: ScoreBook) {}

  readonly history: ScoreBook['history'] = (...query) => this.book.history(...query);
  readonly method: ScoreBook['method'] = () => this.book.method();

  /** The same object until it changes. */
  current(zone: string): Promise<Score | null> {
    const known = this.kept.get(zone);
    if (known) return known;
    const asked = this.book.current(zone);
    this.kept.set(zone, asked);
    // Whoever asks next tries again.
    asked.catch(() => {
      if (this.kept.get(zone) === asked) this.kept.delete(zone);
    });
    return asked;
  }

  summaries(): Promise<ReadonlyMap<string, ScoreSummary>> {
    if (this.all) return this.all;
    const asked = this.book.summaries();
    this.all = asked;
    const forget = (): void => {
      if (this.all === asked) this.all = undefined;
    };
    // Without a score there is none yet, or scoring is away.
    asked.then(scores => scores.size === 0 && forget(), forget);
    return asked;
  }

  async run(zone: string, actor: Actor): Promise<ScoreRun> {
    try {
      return await this.book.run(zone, actor);
    } finally {
      this.touch(zone);
    }
  }

  /** A zone may have another score or, with `null`, any may. What is being asked for now is asked for again. */
  touch(zone: string | null): void {
    this.all = undefined;
    if (zone === null) this.kept.clear();
    else this.kept.delete(zone);
  }
}
