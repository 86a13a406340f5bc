import { describeDuration } from './describe-duration.js';

const DOTS_TO = 58;
const CLEAR_LINE = '\r\u001b[K';

/** One numbered line a step, with the time it took. */
export class Progress {
  /** Begins the line that is open now; undefined when none is. */
  private open: string | undefined;

  /** @param step - how many steps were shown before; `startedAt`: when the command began, Unix ms. */
  constructor(
    private step = 0,
    private readonly startedAt = Date.now(),
    private readonly out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'> = process.stdout,
  ) {}

  /** Takes up the count where deploy/cli/progress.mjs left it. */
  static from(handedOver: string | undefined): Progress {
    const [step, startedAt] = (handedOver ?? '').split(',').map(Number);
    return step && startedAt ? new Progress(step, startedAt) : new Progress();
  }

  /** Time since the command began, in milliseconds. */
  elapsed(): number {
    return Date.now() - this.startedAt;
  }

  /** Runs `work` as the next step; what it returns is shown behind the time if it is a text. */
  async run<Result>(label: string, work: () => Promise<Result>): Promise<Result> {
    const head = this.nextHead(label);
    const began = Date.now();
    this.update(head);
    const tick = this.out.isTTY
      ? setInterval(() => this.update(`${head} ${describeDuration(Date.now() - began)}`), 500)
      : undefined;
    const finish = (text: string) => {
      clearInterval(tick);
      this.update(`${head} ${text}`);
      this.end();
    };
    try {
      const result = await work();
      finish(describeDuration(Date.now() - began) + (typeof result === 'string' ? `  ${result}` : ''));
      return result;
    } catch (error) {
      finish('failed');
      throw error;
    }
  }

  /** Shows a step that another process did. */
  done(label: string, ms: number, note = ''): void {
    this.update(`${this.nextHead(label)} ${describeDuration(ms)}${note && `  ${note}`}`);
    this.end();
  }

  /** Shows or replaces the open line. Where lines cannot be replaced, only what is new behind it is written. */
  update(line: string): void {
    if (this.out.isTTY) this.out.write(`${CLEAR_LINE}${line}`);
    else
      this.out.write(
        this.open !== undefined && line.startsWith(this.open) ? line.slice(this.open.length) : line,
      );
    this.open = line;
  }

  /** Closes the open line. */
  end(): void {
    if (this.open !== undefined) this.out.write('\n');
    this.open = undefined;
  }

  /** Prints lines without tearing the open one. */
  print(text: string): void {
    const { open } = this;
    if (open !== undefined) this.out.write(this.out.isTTY ? CLEAR_LINE : '\n');
    this.out.write(`${text}\n`);
    this.open = undefined;
    // Where lines cannot be replaced, the open one is written again only when there is more to say.
    if (open !== undefined && this.out.isTTY) this.update(open);
  }

  private nextHead(label: string): string {
    this.step += 1;
    return `${String(this.step).padStart(3)}  ${label} `.padEnd(DOTS_TO, '.');
  }
}
