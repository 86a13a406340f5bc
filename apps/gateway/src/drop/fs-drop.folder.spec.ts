import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DropFile } from './drop.ports.js';
import { FsDropFolder } from './fs-drop.folder.js';

describe('FsDropFolder', () => {
  let root: string;
  let folder: FsDropFolder;

  const write = (name: string, text: string): void => writeFileSync(join(root, name), text);
  const listed = async (name: string): Promise<DropFile> =>
    (await folder.list()).find(file => file.name === name) as DropFile;
  const textOf = async (file: DropFile): Promise<string | undefined> => {
    const bytes = await folder.read(file);
    return bytes && new TextDecoder().decode(bytes);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'gz-folder-'));
    folder = new FsDropFolder(root, () => '2026-11-24');
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it('lists files that are complete, and neither folders, links nor pipes', async () => {
    for (const name of ['a.txt', '.b.txt', 'c.txt.part', 'd.TMP', 'e.filepart']) write(name, 'x');
    mkdirSync(join(root, 'folder'));
    symlinkSync('/etc/hostname', join(root, 'link.txt'));
    execFileSync('/usr/bin/mkfifo', [join(root, 'pipe.txt')]);
    expect(await folder.list()).toMatchObject([{ name: 'a.txt', bytes: 1 }]);
  });

  it('reads a file only as it was listed', async () => {
    write('a.txt', 'one');
    const file = await listed('a.txt');
    expect(await textOf(file)).toBe('one');
    write('a.txt', 'three');
    expect(await textOf(file)).toBeUndefined();
    rmSync(join(root, 'a.txt'));
    expect(await textOf(file)).toBeUndefined();
    symlinkSync('/etc/hostname', join(root, 'a.txt'));
    expect(await textOf(file)).toBeUndefined();
    rmSync(join(root, 'a.txt'));
    execFileSync('/usr/bin/mkfifo', [join(root, 'a.txt')]);
    expect(await textOf(file)).toBeUndefined();
  });

  it('moves what is done into the folder of the day, and what failed beside its reason', async () => {
    write('a.txt', 'a');
    write('b.txt', 'b');
    expect(await folder.put(await listed('a.txt'), 'done')).toBe('moved');
    expect(await folder.put(await listed('b.txt'), 'failed', 'why')).toBe('moved');
    expect(readdirSync(root, { recursive: true }).map(String).toSorted()).toEqual([
      ...['done', 'done/2026-11-24', 'done/2026-11-24/a.txt'],
      ...['failed', 'failed/b.txt', 'failed/b.txt.reason.txt'],
    ]);
    expect(readFileSync(join(root, 'failed', 'b.txt.reason.txt'), 'utf8')).toBe('why\n');
  });

  it('keeps every content of a name once', async () => {
    for (const text of ['one', 'two', 'one', 'two', 'six']) {
      write('a.txt', text);
      await folder.put(await listed('a.txt'), 'failed', text);
    }
    const names = readdirSync(join(root, 'failed')).toSorted();
    const kept = names.filter(name => !name.endsWith('.reason.txt'));
    expect(kept.map(name => readFileSync(join(root, 'failed', name), 'utf8'))).toEqual(['one', 'two', 'six']);
    for (const name of kept)
      expect(readFileSync(join(root, 'failed', `${name}.reason.txt`), 'utf8').trim()).toBe(
        readFileSync(join(root, 'failed', name), 'utf8'),
      );
  });

  it('leaves a file where it is that was changed since it was listed', async () => {
    write('a.txt', 'one');
    const file = await listed('a.txt');
    utimesSync(join(root, 'a.txt'), new Date(), new Date(0));
    expect(await folder.put(file, 'done')).toBe('changed');
    rmSync(join(root, 'a.txt'));
    expect(await folder.put(file, 'done')).toBe('changed');
    expect(readdirSync(root)).toEqual([]);
  });

  it.each(['done', 'failed'] as const)('is not led elsewhere by a link called %s', async where => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'gz-elsewhere-'));
    symlinkSync(elsewhere, join(root, where));
    write('a.txt', 'one');
    await expect(folder.put(await listed('a.txt'), where, 'why')).rejects.toThrow('it is no folder');
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(await textOf(await listed('a.txt'))).toBe('one');
    rmSync(elsewhere, { recursive: true });
  });
});
