const WIDTH = 30;
const CLEAR_LINE = '\r\u001b[K';

/** One line that shows how far something is: redrawn on a terminal, printed once when it is done elsewhere. */
export class Bar {
  #label;
  #isTerminal = process.stdout.isTTY === true;
  #line = '';

  constructor(label) {
    this.#label = label.padEnd(8);
  }

  show(done, total, note) {
    const share = total > 0 ? Math.min(1, done / total) : 1;
    const filled = Math.round(share * WIDTH);
    const bar = `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}]`;
    this.#line = `${this.#label} ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${note}`;
    if (this.#isTerminal) process.stdout.write(`${CLEAR_LINE}${this.#line}`);
  }

  /** Leaves the line as it is and goes on below it. */
  end() {
    process.stdout.write(this.#isTerminal ? '\n' : `${this.#line}\n`);
  }
}
