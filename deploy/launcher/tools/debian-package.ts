import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from '../failure.js';
import { findProgram } from './find-program.js';
import { type CommandResult, lastLines, runCommand } from './run-command.js';

/** Where the files of unpacked packages lie, as they would below `/`. */
export const unpackedRoot = (tools: string): string => join(tools, 'debian');

/**
 * apt keeps lists and archives in folders of root's. These options give it folders of ours, so that an
 * ordinary user can bring the lists up to date, and root does not change the system.
 */
function privateApt(folder: string): string[] {
  for (const part of ['state/lists/partial', 'cache/archives/partial']) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  return [
    ['Dir::State', join(folder, 'state')],
    ['Dir::State::lists', join(folder, 'state/lists')],
    ['Dir::State::status', '/var/lib/dpkg/status'],
    ['Dir::Cache', join(folder, 'cache')],
    ['Dir::Cache::archives', join(folder, 'cache/archives')],
    ['APT::Sandbox::User', ''],
  ].flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

/**
 * Fetches a Debian package and unpacks it beside our data. Nothing is installed: no root is needed, and no
 * service of the system is started.
 *
 * @throws LaunchFailure with the way to get it by hand.
 */
export async function unpackDebianPackage(name: string, tools: string, byHand: string): Promise<void> {
  const apt = findProgram('apt-get');
  const dpkg = findProgram('dpkg');
  if (!apt || !dpkg)
    throw new LaunchFailure(`${name} is not on this machine, and there is no apt to get it.`, byHand);
  mkdirSync(tools, { recursive: true });
  const folder = mkdtempSync(join(tools, '.apt-'));
  try {
    const options = privateApt(folder);
    const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
    const download = (...more: string[]): Promise<CommandResult> =>
      runCommand(apt, [...more, '-o', 'APT::Sandbox::User=', '-q', 'download', name], { cwd: folder, env });
    let result = await download();
    if (result.code !== 0) {
      // The machine's lists are missing or out of date.
      const update = await runCommand(apt, [...options, '-q', 'update'], { cwd: folder, env });
      result = update.code === 0 ? await download(...options) : update;
    }
    const archive = readdirSync(folder).find(file => file.endsWith('.deb'));
    if (result.code !== 0 || !archive) {
      throw new LaunchFailure(`${name} could not be fetched:\n${lastLines(result.output)}`, byHand);
    }
    const unpacked = await runCommand(dpkg, ['-x', join(folder, archive), unpackedRoot(tools)]);
    if (unpacked.code !== 0) {
      throw new LaunchFailure(`${name} could not be unpacked:\n${lastLines(unpacked.output)}`, byHand);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
