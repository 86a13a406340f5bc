import { lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Layout } from '../layout.js';
import { provideServers } from '../tools/servers.js';

/**
 * `tools`: finds or fetches the servers, links them all in `bin` of the tools folder, and prints that folder
 * as tests want it (GZ_TOOLS_DIR).
 */
export async function tools({ tools: folder }: Layout): Promise<number> {
  const { nats, influx, postgres } = await provideServers(folder);
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const program of [nats.path, influx.path, postgres.path, join(dirname(postgres.path), 'initdb')]) {
    const link = join(bin, basename(program));
    if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
    symlinkSync(program, link);
  }
  console.log(folder);
  return 0;
}
