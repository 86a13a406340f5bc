import { handedOverProgress, type LauncherConfig } from '../config.js';
import { demandOwnData } from '../demand-own-data.js';
import { describeDuration } from '../describe-duration.js';
import { LaunchFailure } from '../failure.js';
import { demandFreePorts } from '../free-ports.js';
import { releaseLock, takeLock } from '../processes/instance-lock.js';
import { stopLeftovers } from '../processes/stop-leftovers.js';
import { Progress } from '../progress.js';
import { Stack } from '../stack.js';
import type { StartArguments } from '../start-arguments.js';
import { onStopRequest, StopRequested, stopRequested } from '../stop-request.js';
import { followHistory } from './follow-history.js';
import { showCrash } from './show-crash.js';

const DATA: Record<StartArguments['devices'], string> = {
  simulated: 'All data are simulated.',
  none: 'No device is simulated: publish to see something.',
};

const welcome = (url: string, mqtt: number, nats: number, startedIn: string, data: string): string => `
  Greenzone runs: ${url}          (ready in ${startedIn})
  Interface:      ${url}/api/docs
  Devices:        MQTT 127.0.0.1:${mqtt}, NATS 127.0.0.1:${nats}
  ${data} Stop with Ctrl-C, or from elsewhere: npm run stop
`;

/** `npm start`: everything up, then watching over it until it is told to stop. */
export async function start(config: LauncherConfig, args: StartArguments): Promise<number> {
  const { layout, ports } = config;
  const progress = Progress.from(handedOverProgress());
  demandOwnData(layout.data);
  const holder = takeLock(layout.lock, `http://localhost:${ports.http}`);
  if (holder) {
    throw new LaunchFailure(
      `Greenzone runs already: ${holder.url} (process ${holder.process.pid}).`,
      'See it: npm run status    Stop it: npm run stop',
    );
  }
  const signal = onStopRequest();
  let stack: Stack | undefined;
  try {
    const began = Date.now();
    const left = await stopLeftovers(layout.state);
    if (left.length > 0) {
      progress.done('Stop what an ended start left running', Date.now() - began, left.join(', '));
    }
    await demandFreePorts(ports);
    stack = new Stack({
      config,
      start: args,
      progress,
      signal,
      onCrash: crash => {
        if (!signal.aborted) progress.print(showCrash(crash));
      },
    });
    const health = await stack.up();
    progress.print(
      welcome(stack.url, ports.mqtt, ports.nats, describeDuration(progress.elapsed()), DATA[args.devices]),
    );
    if (args.historyDays > 0) await followHistory(health, progress, args.historyDays, signal);
    await stopRequested(signal);
    return 0;
  } catch (error) {
    // What fails while everything is being stopped fails because of that.
    if (error instanceof StopRequested || signal.aborted) return 0;
    throw error;
  } finally {
    const running = stack;
    progress.end();
    if (running) await progress.run('Stop the services, then the servers', () => running.down());
    releaseLock(layout.lock);
  }
}
