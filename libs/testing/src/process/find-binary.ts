import { accessSync, constants, existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Folders that Debian uses and that an ordinary user's PATH may lack. */
const SYSTEM_FOLDERS = ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
const POSTGRES_ROOT = '/usr/lib/postgresql';

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function toolsFolders(): string[] {
  const root = process.env.GZ_TOOLS_DIR;
  return root ? [join(root, 'bin')] : [];
}

/** Newest first. */
function postgresFolders(): string[] {
  if (!existsSync(POSTGRES_ROOT)) return [];
  return readdirSync(POSTGRES_ROOT)
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(POSTGRES_ROOT, version, 'bin'));
}

/**
 * Finds a server's program in `GZ_TOOLS_DIR/bin`, on PATH and where Debian puts it.
 *
 * @throws when it is nowhere.
 */
export function findBinary(name: string): string {
  const path = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const found = [...toolsFolders(), ...path, ...SYSTEM_FOLDERS, ...postgresFolders()]
    .map(folder => join(folder, name))
    .find(isExecutable);
  // The real path: PostgreSQL's user may not be able to pass through the folder of the link.
  if (found) return realpathSync(found);
  throw new Error(
    `${name} is not installed here: run "npm test" once, which installs the servers that tests need`,
  );
}
