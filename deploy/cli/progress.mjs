// One numbered line a step, with the time it took. The same picture is drawn by the launcher
// (deploy/launcher/progress.ts), which goes on counting where this one stopped.
const seconds = ms => `${(ms / 1000).toFixed(1)} s`;
const DOTS_TO = 58;

export class Progress {
  #step = 0;
  #startedAt = Date.now();

  get step() {
    return this.#step;
  }

  get startedAt() {
    return this.#startedAt;
  }

  /** Runs `work` as the next step. `work` may return a note that is shown behind the time. */
  async run(label, work) {
    this.#step += 1;
    const head = `${String(this.#step).padStart(3)}  ${label} `;
    const line = head.padEnd(DOTS_TO, '.');
    const began = Date.now();
    const tty = process.stdout.isTTY;
    process.stdout.write(line);
    const tick = tty
      ? setInterval(() => process.stdout.write(`\r${line} ${seconds(Date.now() - began)}`), 500)
      : undefined;
    const finish = text => {
      clearInterval(tick);
      process.stdout.write(`${tty ? '\r' : ''}${tty ? line : ''} ${text}\n`);
    };
    try {
      const note = await work();
      finish(`${seconds(Date.now() - began)}${typeof note === 'string' ? `  ${note}` : ''}`);
      return note;
    } catch (error) {
      finish('failed');
      throw error;
    }
  }

  /** Shows a step that ran beside others. */
  done(label, ms, text = seconds(ms)) {
    this.#step += 1;
    const line = `${String(this.#step).padStart(3)}  ${label} `.padEnd(DOTS_TO, '.');
    process.stdout.write(`${line} ${text}\n`);
  }
}
