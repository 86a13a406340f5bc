/** Does some work again and again, never twice at the same time. */
export class Beat {
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<void> | null = null;

  /** @param work must not reject; a turn that comes while it is under way is left out. */
  constructor(
    private readonly everyMs: number,
    private readonly work: () => Promise<void>,
  ) {}

  /** Begins; the first turn comes after a pause. */
  start(): void {
    this.timer = setInterval(() => {
      this.current ??= this.work().finally(() => {
        this.current = null;
      });
    }, this.everyMs);
  }

  /** Ends, and waits for the work under way. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.current;
  }
}
