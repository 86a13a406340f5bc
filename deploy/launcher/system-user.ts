import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** A user of the machine. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const COMMON_FOLDER = '/var/lib/greenzone';

/** Reads a user from the text of /etc/passwd. */
export function findUser(passwd: string, name: string): SystemUser | undefined {
  const line = passwd.split('\n').find(text => text.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { name, uid: Number(uid), gid: Number(gid) };
}

/** PostgreSQL refuses to run as root. The user it runs as instead; undefined when we are not root. */
export function postgresUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = readFileSync('/etc/passwd', 'utf8');
  return findUser(passwd, 'postgres') ?? findUser(passwd, 'nobody');
}

/** Whether a folder's mode lets that user pass through it. */
export function mayPass(folder: { mode: number; uid: number; gid: number }, user: SystemUser): boolean {
  if (folder.uid === user.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === user.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

/** Whether that user can come as far as the folder in which `path` lies. */
function canReach(path: string, user: SystemUser): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && !mayPass(statSync(folder), user)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * Where PostgreSQL can have a folder of ours. When it runs as another user who cannot come to `path` (a
 * checkout in root's home), that is a folder below /var/lib/greenzone, and `path` becomes a link to it.
 */
export function placeFor(path: string, purpose: string, user = postgresUser()): string {
  if (!user || canReach(path, user)) return path;
  const existing = lstatSync(path, { throwIfNoEntry: false });
  if (existing?.isSymbolicLink()) {
    const target = resolve(dirname(path), readlinkSync(path));
    mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
    return target;
  }
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 12);
  const target = join(COMMON_FOLDER, digest, purpose);
  // What a checkout at the same path had, which was deleted without a reset: nobody has its passwords.
  rmSync(target, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  // Whatever the umask is: the other user must be able to come through.
  chmodSync(COMMON_FOLDER, 0o755);
  chmodSync(dirname(target), 0o755);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
  return target;
}
