import { type FileHandle, open, readFile } from 'node:fs/promises';

/** A line of the publisher's ledger. */
export type JournalEntry =
  | {
      readonly state: 'sent' | 'committed';
      readonly device: string;
      readonly boot: number;
      readonly seq: number;
      readonly t: number;
      readonly value: number;
    }
  | { readonly state: 'broken-sent' | 'broken-committed'; readonly device: string; readonly key: string };

/**
 * The publisher's own ledger, in a file. What it was told is stored counts only once the line is on the disk: what the
 * oracle holds against the stack is what a power cut would have left too.
 */
export class Journal {
  /** Committed packs whose lines are on the disk. */
  acknowledged = 0;
  private waiting: JournalEntry[] = [];
  private running: Promise<void> | undefined;

  private constructor(
    private readonly file: FileHandle,
    private readonly path: string,
  ) {}

  static async create(path: string): Promise<Journal> {
    return new Journal(await open(path, 'a'), path);
  }

  note(entry: JournalEntry): void {
    this.waiting.push(entry);
    this.running ??= this.write().finally(() => {
      this.running = undefined;
    });
  }

  /** Everything that is on the disk. */
  async read(): Promise<JournalEntry[]> {
    await this.running;
    const text = await readFile(this.path, 'utf8');
    return text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as JournalEntry);
  }

  async close(): Promise<void> {
    await this.running;
    await this.file.close();
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      await this.file.appendFile(batch.map(entry => `${JSON.stringify(entry)}\n`).join(''));
      await this.file.datasync();
      this.acknowledged += batch.filter(({ state }) => state === 'committed').length;
    }
  }
}
