import { createWriteStream, mkdirSync, readdirSync, rmSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '#libs/runtime';
import type { Fault } from './fault.js';
import type { FaultJournal } from './faults.ports.js';

/** Files that are kept, one a run. */
const MOST_FILES = 10;
/** Some 40 MB, more than a fleet's month of all faults; further ones are counted in the log only. */
const MOST_LINES = 200_000;

/** Writes the ground truth as JSON lines, a file a run: `faults-<start>.jsonl`. */
export class FileFaultJournal implements FaultJournal {
  private readonly file: WriteStream;
  private lines = 0;

  /** @param startedAt Unix ms, in the file's name. */
  constructor(
    folder: string,
    startedAt: number,
    private readonly logger: Logger,
  ) {
    mkdirSync(folder, { recursive: true });
    const older = readdirSync(folder).filter(name => /^faults-\d+\.jsonl$/.test(name));
    for (const name of older.sort().slice(0, -(MOST_FILES - 1))) rmSync(join(folder, name));
    this.file = createWriteStream(join(folder, `faults-${startedAt}.jsonl`), { flags: 'a' });
    this.file.on('error', error => {
      logger.error({ err: error }, 'the ground truth of faults cannot be written');
    });
  }

  note(fault: Fault): void {
    this.lines++;
    if (this.lines <= MOST_LINES) this.file.write(`${JSON.stringify(fault)}\n`);
    else if (this.lines === MOST_LINES + 1)
      this.logger.warn('the ground truth of faults is full: no more is written');
  }

  async close(): Promise<void> {
    await new Promise<void>(resolve => {
      this.file.end(resolve);
    });
  }
}
