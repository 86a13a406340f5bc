import { AppError, forEachAtOnce, type Logger } from '#libs/runtime';
import { parseTt10Name } from '#libs/telemetry';
import { type FileOutcome, MOST_FILE_BYTES } from '../files/tt10-file.service.js';
import type { DropFile, DropFolder } from './drop.ports.js';

/** A file that was changed a moment ago may still be growing; some servers write in steps of a second. */
const QUIET_MS = 5_000;
/** A server makes the file before the first byte comes, which over a mobile network may take long. */
const EMPTY_QUIET_MS = 900_000;
/** Files under way at once: each waits for its commit, and a day's backlog has thousands. */
const AT_ONCE = 32;

/** What the service works with. */
export interface DropParts {
  readonly folder: DropFolder;
  readonly files: { take(name: string, bytes: Uint8Array): Promise<FileOutcome> };
  readonly clock: { now(): number };
  readonly logger: Logger;
  /** Aborted when the process stops: files under way are finished, the others wait. */
  readonly stopping: AbortSignal;
}

/** A file of the last look. */
interface SeenFile extends DropFile {
  /** Since when it has looked like this, by our clock: many clients give a file the time of theirs. */
  readonly since: number;
}

/**
 * Takes files in that somebody puts into a folder. A file leaves the folder only when it is stored for good, or when
 * it is clear that it never can be; until then it stays where it is, over restarts too. A file that is taken twice
 * for that is the same packs, which count once.
 */
export class DropService {
  private seen = new Map<string, SeenFile>();
  private trouble: unknown;
  private refused = 0;

  constructor(private readonly parts: DropParts) {}

  /** Files seen in the last look that are still there. */
  get waiting(): number {
    return this.seen.size;
  }

  /** Files moved to `failed` since the start. */
  get failed(): number {
    return this.refused;
  }

  /** What keeps files from being taken in; `undefined` when nothing does. */
  get failure(): string | undefined {
    return this.trouble === undefined ? undefined : messageOf(this.trouble);
  }

  /** Looks once, and takes in what has not changed for a while. Never rejects. */
  async look(): Promise<void> {
    const { folder, clock, stopping } = this.parts;
    const troubles: unknown[] = [];
    try {
      const now = clock.now();
      this.seen = new Map((await folder.list()).map(file => [file.name, this.meet(file, now)]));
      const ready = [...this.seen.values()].filter(file => isQuiet(file, now)).sort(byTime);
      await forEachAtOnce(AT_ONCE, ready, async file => {
        if (stopping.aborted) return;
        await this.takeOne(file).catch((error: unknown) => {
          // What is away is away for all; one file that cannot be read or moved keeps no other one out.
          if (error instanceof AppError) throw error;
          troubles.push(error);
        });
      });
    } catch (error) {
      troubles.unshift(error);
    }
    this.note(troubles[0]);
  }

  private meet(file: DropFile, now: number): SeenFile {
    const before = this.seen.get(file.name);
    const isUnchanged = before?.bytes === file.bytes && before.changedAt === file.changedAt;
    return { ...file, since: isUnchanged ? before.since : now };
  }

  private async takeOne(file: DropFile): Promise<void> {
    const { name, bytes } = file;
    if (bytes > MOST_FILE_BYTES)
      return this.fail(file, `The file has ${bytes} bytes; at most ${MOST_FILE_BYTES} are taken.`);
    const content = await this.parts.folder.read(file);
    if (content === undefined) return;
    try {
      const outcome = await this.parts.files.take(name, content);
      if (outcome.state === 'partly') return await this.fail(file, reasonOf(outcome));
      if (outcome.state === 'committed' && (await this.parts.folder.put(file, 'done')) === 'moved')
        this.seen.delete(name);
      // Else it is not stored yet: the next look asks again, and the same file is the same packs.
    } catch (error) {
      if (!(error instanceof AppError) || !error.code.startsWith('FILE.')) throw error;
      await this.fail(file, `${error.message} (${error.code})`);
    }
  }

  private async fail(file: DropFile, reason: string): Promise<void> {
    if ((await this.parts.folder.put(file, 'failed', reason)) === 'changed') return;
    this.seen.delete(file.name);
    this.refused++;
    this.parts.logger.warn({ file: file.name, reason }, 'a file cannot be taken in as it is');
  }

  /** Once when it begins and once when it ends. */
  private note(trouble: unknown): void {
    const { logger } = this.parts;
    if (trouble !== undefined && this.trouble === undefined)
      logger.warn({ err: trouble }, 'files cannot be taken in now; they wait in the folder');
    if (trouble === undefined && this.trouble !== undefined) logger.info('files are taken in again');
    this.trouble = trouble;
  }
}

function isQuiet({ bytes, since }: SeenFile, now: number): boolean {
  return now - since >= (bytes === 0 ? EMPTY_QUIET_MS : QUIET_MS);
}

/** Oldest first; what has no time in its name comes last. */
function byTime(a: DropFile, b: DropFile): number {
  const timeOf = ({ name }: DropFile): number => parseTt10Name(name)?.timeMs ?? Number.MAX_SAFE_INTEGER;
  return timeOf(a) - timeOf(b) || (a.name < b.name ? -1 : 1);
}

function reasonOf({ faults, packs, readings }: FileOutcome): string {
  return [
    `${readings} lines of this file were understood; what is named here is not stored, the rest is:`,
    ...faults.map(({ line, code, message }) => `line ${line}: ${message} (${code})`),
    ...packs.flatMap(({ device, deadLetters }) =>
      deadLetters.map(({ reason, detail, id }) => `${device}: ${detail} (${reason}, dead letter ${id})`),
    ),
    'Correct the file and put it back: what is stored already stays as it is.',
  ].join('\n');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
