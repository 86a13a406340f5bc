import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DropFile, DropFolder } from './drop.ports.js';

/** Names under which FTP servers and clients write what is not complete. */
const UNFINISHED = /^\.|\.(part|partial|tmp|filepart|in\.)$/i;
/** Without waiting for a writer, should somebody have put a pipe in the place of the file. */
const READ_ONLY = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
/** Files of one name that are kept beside each other. */
const MOST_VERSIONS = 1_000;
/** Larger files are not compared: they were refused for their size. */
const COMPARED_BYTES = 1024 ** 2;

/**
 * A folder of this machine, e.g. the one that an FTP server writes to. Files are renamed, never linked or copied: that
 * needs no right to the file itself, and a death of the process leaves each in one place. Only one process may
 * move files out of a folder.
 */
export class FsDropFolder implements DropFolder {
  constructor(
    private readonly root: string,
    /** Name of today's folder for what is done, so that no folder grows for ever. */
    private readonly today: () => string,
  ) {}

  async list(): Promise<DropFile[]> {
    const found: DropFile[] = [];
    for (const name of await readdir(this.root)) {
      if (UNFINISHED.test(name)) continue;
      const stats = await lstat(join(this.root, name)).catch(ignoreMissing);
      // A link could lead anywhere on this machine; whoever may write here must not read elsewhere by it.
      if (stats?.isFile()) found.push({ name, bytes: stats.size, changedAt: stats.mtimeMs });
    }
    return found;
  }

  async read(file: DropFile): Promise<Uint8Array | undefined> {
    const handle = await open(join(this.root, file.name), READ_ONLY).catch(ignoreMissing);
    if (handle === undefined) return undefined;
    try {
      const stats = await handle.stat();
      return stats.isFile() && isAsListed(stats, file) ? await handle.readFile() : undefined;
    } finally {
      await handle.close();
    }
  }

  async put(file: DropFile, where: 'done' | 'failed', reason?: string): Promise<'changed' | 'moved'> {
    const from = join(this.root, file.name);
    const stats = await lstat(from).catch(ignoreMissing);
    if (!stats?.isFile() || !isAsListed(stats, file)) return 'changed';
    const to = await freePlace(await this.makeFolder(where), file, from);
    if (reason !== undefined) await writeWhole(`${to}.reason.txt`, `${reason}\n`);
    await rename(from, to);
    return 'moved';
  }

  private async makeFolder(where: 'done' | 'failed'): Promise<string> {
    const folder = await ownFolder(join(this.root, where));
    return where === 'done' ? ownFolder(join(folder, this.today())) : folder;
  }
}

/** Whoever may write into the folder must not lead us out of it with a link. */
async function ownFolder(path: string): Promise<string> {
  await mkdir(path).catch(ignoreExisting);
  if (!(await lstat(path)).isDirectory()) throw new Error(`${path} is in the way: it is no folder`);
  return path;
}

/** Where nothing is, or the same content already: a logger that sends a file again leaves one. */
async function freePlace(folder: string, file: DropFile, from: string): Promise<string> {
  for (let version = 1; version <= MOST_VERSIONS; version++) {
    const to = join(folder, version === 1 ? file.name : `${file.name}.${version}`);
    const stats = await lstat(to).catch(ignoreMissing);
    if (stats === undefined) return to;
    if (stats.isFile() && stats.size === file.bytes && (await isSame(from, to, file.bytes))) return to;
  }
  throw new Error(`${folder} has ${MOST_VERSIONS} files called ${file.name} already`);
}

async function isSame(a: string, b: string, bytes: number): Promise<boolean> {
  if (bytes > COMPARED_BYTES) return false;
  const [first, second] = await Promise.all([readFile(a), readFile(b)]);
  return first.equals(second);
}

function isAsListed(stats: { size: number; mtimeMs: number }, { bytes, changedAt }: DropFile): boolean {
  return stats.size === bytes && stats.mtimeMs === changedAt;
}

/** Whoever reads it never sees half of it. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.tmp`, text);
  await rename(`${path}.tmp`, path);
}

/** For what is not there; a link in its place counts as that. */
function ignoreMissing(error: unknown): undefined {
  const code = codeOf(error);
  if (code !== 'ENOENT' && code !== 'ELOOP') throw error;
  return undefined;
}

function ignoreExisting(error: unknown): undefined {
  if (codeOf(error) !== 'EEXIST') throw error;
  return undefined;
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}
