import fc from 'fast-check';
import { AppError } from '#libs/runtime';
import { silentLogger } from '#libs/testing';
import type { FileOutcome } from '../files/tt10-file.service.js';
import type { DropFile, DropFolder } from './drop.ports.js';
import { DropService } from './drop.service.js';

const LOOK_MS = 2_000;
const LOOKS_UNTIL_QUIET = 4;

/** What the content of a file makes of it. */
type Fate = 'away' | 'faulty' | 'good' | 'late' | 'refused' | 'unreadable';

class Death extends Error {}

/** A folder in memory whose process can die after any step of it. */
class InMemoryDropFolder implements DropFolder {
  readonly files = new Map<string, { fate: Fate; changedAt: number; bytes: number }>();
  readonly moved = new Map<string, { where: 'done' | 'failed'; reason: string | undefined }>();
  /** Steps until the process dies. */
  stepsLeft = Number.POSITIVE_INFINITY;

  add(name: string, fate: Fate, bytes = 40, changedAt = 0): void {
    this.files.set(name, { fate, bytes, changedAt });
  }

  async list(): Promise<DropFile[]> {
    this.step();
    return [...this.files].map(([name, { bytes, changedAt }]) => ({ name, bytes, changedAt }));
  }

  async read({ name }: DropFile): Promise<Uint8Array | undefined> {
    this.step();
    const file = this.files.get(name);
    if (file?.fate === 'unreadable') throw new Error(`EACCES: ${name}`);
    return file && new TextEncoder().encode(file.fate);
  }

  async put({ name, bytes, changedAt }: DropFile, where: 'done' | 'failed', reason?: string) {
    this.step();
    const file = this.files.get(name);
    if (file?.bytes !== bytes || file.changedAt !== changedAt) return 'changed';
    this.files.delete(name);
    this.moved.set(name, { where, reason });
    this.step();
    return 'moved';
  }

  step(): void {
    if (--this.stepsLeft < 0) throw new Death();
  }
}

function setUp(folder = new InMemoryDropFolder()) {
  const stored = new Set<string>();
  const asked: string[] = [];
  const stop = new AbortController();
  let isAway = true;
  const take = async (name: string, bytes: Uint8Array): Promise<FileOutcome> => {
    folder.step();
    asked.push(name);
    const fate = new TextDecoder().decode(bytes) as Fate;
    if (fate === 'away' && isAway) throw new AppError('MESSAGING.TIMEOUT', 'The broker is away.');
    if (fate === 'refused') throw new AppError('FILE.REJECTED', 'Nothing of it can be stored.');
    const isLate = fate === 'late' && !stored.has(name);
    stored.add(name);
    folder.step();
    return {
      ...{ name, station: 'HP_X', readings: 1, packs: [] },
      state: isLate ? 'pending' : fate === 'faulty' ? 'partly' : 'committed',
      faults: fate === 'faulty' ? [{ line: 2, code: 'bad-value', message: '"many" is not a number' }] : [],
    };
  };
  const clock = { at: 0, now: () => clock.at };
  const start = () =>
    new DropService({ folder, files: { take }, clock, logger: silentLogger(), stopping: stop.signal });
  const looks = async (drop: DropService, count: number): Promise<void> => {
    for (let look = 0; look < count; look++) {
      clock.at += LOOK_MS;
      await drop.look();
    }
  };
  return { folder, stored, asked, stop, start, looks, comeBack: () => void (isAway = false) };
}

const nameOf = (minute: number): string => `HP_X_202610011030${String(minute).padStart(2, '0')}.txt`;

describe('DropService', () => {
  it('takes a file in once it has been quiet, oldest first', async () => {
    const { folder, asked, start, looks } = setUp();
    folder.add(nameOf(2), 'good');
    folder.add('notes.md', 'refused');
    folder.add(nameOf(1), 'good');
    const drop = start();
    await looks(drop, 3);
    expect(asked).toEqual([]);
    expect(drop.waiting).toBe(3);
    await looks(drop, 1);
    expect(asked).toEqual([nameOf(1), nameOf(2), 'notes.md']);
    expect(folder.moved.get(nameOf(1))).toEqual({ where: 'done', reason: undefined });
    expect([drop.waiting, drop.failed, drop.failure]).toEqual([0, 1, undefined]);
  });

  it('waits while a file grows, whatever time its client gave it, and long for the first byte', async () => {
    const { folder, asked, start, looks } = setUp();
    const drop = start();
    for (let bytes = 40; bytes < 50; bytes++) {
      folder.add(nameOf(1), 'good', bytes, 8e12);
      await looks(drop, 2);
    }
    folder.add(nameOf(2), 'good', 0);
    await looks(drop, LOOKS_UNTIL_QUIET);
    expect(asked).toEqual([nameOf(1)]);
    await looks(drop, 450);
    expect(asked).toEqual([nameOf(1), nameOf(2)]);
  });

  it('puts aside what cannot be taken in, with the reason', async () => {
    const { folder, asked, start, looks } = setUp();
    folder.add(nameOf(1), 'faulty');
    folder.add(nameOf(2), 'refused');
    folder.add(nameOf(3), 'good', 64 * 1024 + 1);
    await looks(start(), LOOKS_UNTIL_QUIET);
    const reasonOf = (minute: number) => folder.moved.get(nameOf(minute))?.reason;
    expect(reasonOf(1)).toContain('line 2: "many" is not a number (bad-value)');
    expect(reasonOf(2)).toBe('Nothing of it can be stored. (FILE.REJECTED)');
    expect(reasonOf(3)).toContain('65537 bytes');
    expect(asked).not.toContain(nameOf(3));
  });

  it('leaves a file where it is until it is stored, and asks again', async () => {
    const { folder, start, looks } = setUp();
    folder.add(nameOf(1), 'late');
    const drop = start();
    await looks(drop, LOOKS_UNTIL_QUIET);
    expect([...folder.moved]).toEqual([]);
    await looks(drop, 1);
    expect(folder.moved.get(nameOf(1))?.where).toBe('done');
  });

  it('says what is away, waits for it, and lets no single file keep the others out', async () => {
    const { folder, start, looks, comeBack } = setUp();
    const drop = start();
    folder.add(nameOf(1), 'unreadable');
    folder.add(nameOf(2), 'good');
    await looks(drop, LOOKS_UNTIL_QUIET);
    expect(drop.failure).toContain('EACCES');
    expect([...folder.moved.keys()]).toEqual([nameOf(2)]);
    folder.files.delete(nameOf(1));
    folder.add(nameOf(3), 'away');
    await looks(drop, LOOKS_UNTIL_QUIET);
    expect(drop.failure).toBe('The broker is away.');
    comeBack();
    await looks(drop, 1);
    expect(drop.failure).toBeUndefined();
    expect(folder.moved.get(nameOf(3))?.where).toBe('done');
  });

  it('begins no file when the process stops', async () => {
    const { folder, asked, stop, start, looks } = setUp();
    folder.add(nameOf(1), 'good');
    stop.abort();
    await looks(start(), LOOKS_UNTIL_QUIET);
    expect(asked).toEqual([]);
  });

  it('ends the same way wherever its process dies: stored or put aside with a reason, none twice, none lost', async () => {
    const fate = fc.constantFrom<Fate[]>('good', 'faulty', 'late', 'refused');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(30), { maxLength: 6 }),
        async (fates, deaths) => {
          const { folder, stored, start, looks } = setUp();
          for (const [minute, each] of fates.entries()) folder.add(nameOf(minute), each);
          for (const steps of [...deaths, Number.POSITIVE_INFINITY]) {
            folder.stepsLeft = steps;
            await looks(start(), LOOKS_UNTIL_QUIET + 2);
            // Whatever the look was in, each file is in one place.
            expect(folder.files.size + folder.moved.size).toBe(fates.length);
          }
          for (const [minute, each] of fates.entries()) {
            const isStorable = each === 'good' || each === 'late';
            const moved = folder.moved.get(nameOf(minute));
            expect(moved?.where).toBe(isStorable ? 'done' : 'failed');
            expect(moved?.reason !== undefined).toBe(!isStorable);
            expect(stored.has(nameOf(minute))).toBe(each !== 'refused');
          }
        },
      ),
    );
  });
});
