import { reset } from './commands/reset.js';
import { rotateKey } from './commands/rotate-snapshot-key.js';
import { verifyScore } from './commands/score-verify.js';
import { start } from './commands/start.js';
import { status } from './commands/status.js';
import { stop } from './commands/stop.js';
import { tools } from './commands/tools.js';
import { loadLauncherConfig } from './config.js';
import { LaunchFailure } from './failure.js';
import { parseStartArguments, START_USAGE } from './start-arguments.js';

async function startOrHelp(args: readonly string[]): Promise<number> {
  const parsed = parseStartArguments(args);
  if (parsed.help) {
    console.log(START_USAGE);
    return 0;
  }
  const config = loadLauncherConfig();
  if (!parsed.smoke) return start(config, parsed);
  const { smoke } = await import('./commands/smoke.js');
  return smoke(config);
}

async function main([command, ...args]: readonly string[]): Promise<number> {
  switch (command) {
    case 'start':
      return startOrHelp(args);
    case 'stop':
      return stop(loadLauncherConfig().layout);
    case 'status':
      return status(loadLauncherConfig());
    case 'reset':
      return reset(loadLauncherConfig().layout, args);
    case 'rotate-snapshot-key':
      return rotateKey(loadLauncherConfig().layout);
    case 'score-verify':
      return verifyScore(loadLauncherConfig(), args);
    case 'tools':
      return tools(loadLauncherConfig().layout);
    default:
      throw new LaunchFailure(`There is no command ${command ?? '(none)'}.`);
  }
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  (error: unknown) => {
    // A failure is for the reader; anything else is a fault of ours and comes with its stack.
    console.error(error instanceof LaunchFailure ? `\n  ${error.message}\n` : error);
    process.exit(1);
  },
);
