import { describeDuration } from './describe-duration.js';

const DOTS_TO = 58;

/** One numbered line a step, with the time it took. */
export class Progress {
  /** @param step - how many steps were shown before; `startedAt`: when the command began, Unix ms. */
  constructor(
    private step = 0,
    private readonly startedAt = Date.now(),
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
    const head = this.head(label);
    const tty = process.stdout.isTTY;
    const began = Date.now();
    process.stdout.write(head);
    const tick = tty
      ? setInterval(() => process.stdout.write(`\r${head} ${describeDuration(Date.now() - began)}`), 500)
      : undefined;
    const finish = (text: string) => {
      clearInterval(tick);
      process.stdout.write(`${tty ? `\r${head}` : ''} ${text}\n`);
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
    process.stdout.write(`${this.head(label)} ${describeDuration(ms)}${note && `  ${note}`}\n`);
  }

  private head(label: string): string {
    this.step += 1;
    return `${String(this.step).padStart(3)}  ${label} `.padEnd(DOTS_TO, '.');
  }
}
