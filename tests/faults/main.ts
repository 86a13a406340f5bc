import { runCampaign } from './campaign.js';
import { runControls } from './controls/run-controls.js';
import { reportOf } from './report.js';
import { FAULTS_USAGE, parseRunArguments } from './run-arguments.js';
import { drawSchedule } from './schedule.js';
import { describeRound } from './step.js';

/** Pauses and troubles last 5 to 40 s: beyond leases, pings, and the broker's acknowledgement time. */
const LONGEST_SECONDS = 40;
const RECOVER_MS = 240_000;
const SETTLE_MS = 300_000;

const began = Date.now();
const say = (text: string): void => {
  console.log(`${((Date.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${text}`);
};

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(FAULTS_USAGE);
    return 0;
  }
  const { kills, seed, minutes, without } = parseRunArguments(args, Date.now());
  if (without.length > 0) return runControls(without, say);
  const rounds = drawSchedule({ seed, kills, longestSeconds: LONGEST_SECONDS });
  say(`seed ${seed}: ${kills} kills in ${rounds.length} rounds`);
  for (const [i, round] of rounds.entries()) console.log(`  ${i + 1}. ${describeRound(round)}`);
  const result = await runCampaign({
    ...{ seed, rounds, recoverMs: RECOVER_MS, settleMs: SETTLE_MS, tell: say },
    lastRoundAfterMs: minutes * 60_000,
  });
  console.log(reportOf(result));
  return result.passed ? 0 : 1;
}

// Whoever ends the run ends its stack too: what has to be done for that is done at the end of the process.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

main(process.argv.slice(2)).then(
  code => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
