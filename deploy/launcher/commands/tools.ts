import { lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Layout } from '../layout.js';
import { placeFor } from '../system-user.js';
import { provideServers } from '../tools/servers.js';

/**
 * `tools`: finds or fetches the servers and prints a folder with links to all of them in `bin`, as tests
 * want it (GZ_TOOLS_DIR).
 */
export async function tools(layout: Layout): Promise<number> {
  const { nats, influx, postgres } = await provideServers(layout.tools);
  const place = placeFor(join(layout.tools, 'links'), 'links');
  const bin = join(place, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const program of [nats.path, influx.path, postgres.path, join(dirname(postgres.path), 'initdb')]) {
    const link = join(bin, basename(program));
    if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
    symlinkSync(program, link);
  }
  console.log(place);
  return 0;
}
