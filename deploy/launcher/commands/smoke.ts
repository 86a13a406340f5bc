import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handedOverProgress, type LauncherConfig } from '../config.js';
import { describeDuration } from '../describe-duration.js';
import { findFreePorts } from '../free-ports.js';
import { layoutOf } from '../layout.js';
import { Progress } from '../progress.js';
import { Stack } from '../stack.js';
import type { StartArguments } from '../start-arguments.js';
import { onStopRequest } from '../stop-request.js';
import { proveReading } from './prove-reading.js';
import { showCrash } from './show-crash.js';

const SMALL: StartArguments = {
  help: false,
  smoke: true,
  zones: 1,
  historyDays: 0,
  historyStepSeconds: 900,
  speed: 1,
  behindHours: 0,
  devices: 'simulated',
  encoding: 'json',
  faultsPerDay: 0,
  faultOrders: [],
};

/**
 * `npm start -- --smoke`: a stack of its own, on free ports and with data of its own, so that it never
 * touches one that runs; one reading from publish to API; everything down and gone.
 *
 * @returns 0 when the reading came through.
 */
export async function smoke(config: LauncherConfig): Promise<number> {
  const progress = Progress.from(handedOverProgress());
  const signal = onStopRequest();
  const data = mkdtempSync(join(tmpdir(), 'greenzone-smoke-'));
  // PostgreSQL may run as another user, who must be able to pass.
  chmodSync(data, 0o755);
  const layout = layoutOf(config.layout.root, data, config.layout.tools);
  const ports = await findFreePorts();
  let hasFailed = true;
  const stack = new Stack({
    config: { ...config, layout, ports, drop: undefined },
    start: SMALL,
    progress,
    signal,
    onCrash: crash => progress.print(showCrash(crash)),
  });
  try {
    await stack.up();
    await progress.run('One reading, from publish to API', () => proveReading(ports, signal));
    hasFailed = false;
  } catch (error) {
    // What fails while everything is being stopped fails because of that.
    if (!signal.aborted) throw error;
    return 1;
  } finally {
    await progress.run('Stop the services, then the servers', () => stack.down());
    if (hasFailed && !signal.aborted) progress.print(`\n  Smoke test failed. Its logs: ${layout.logs}`);
    else rmSync(data, { recursive: true, force: true });
  }
  progress.print(`\n  Smoke test passed in ${describeDuration(progress.elapsed())}.`);
  return 0;
}
