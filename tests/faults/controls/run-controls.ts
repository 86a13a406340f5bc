import { type CampaignResult, runCampaign } from '../campaign.js';
import { createPatchedCheckout } from './patched-checkout.js';
import { PROTECTIONS } from './protections.js';

const SEED = 1;
/** What does not come back in this time without its protection does not come back. */
const RECOVER_MS = 90_000;
const SETTLE_MS = 60_000;
const PATIENT_MS = 240_000;

type Say = (text: string) => void;

/**
 * The same faults with all protections, which have to pass, and with each one taken away, which have to fail: a suite
 * that cannot fail proves nothing. Resolves to the exit status.
 */
export async function runControls(say: Say): Promise<number> {
  say('all protections are there: has to pass');
  const limits = { seed: SEED, lastRoundAfterMs: Number.POSITIVE_INFINITY, tell: say };
  const whole = await runCampaign({
    ...{ ...limits, rounds: PROTECTIONS.flatMap(({ rounds }) => rounds) },
    ...{ recoverMs: PATIENT_MS, settleMs: PATIENT_MS },
  });
  const rows: Array<readonly [string, boolean, string]> = [['none', whole.passed, findingsOf(whole)]];
  for (const { name, patches, rounds } of PROTECTIONS) {
    say(`without "${name}": has to fail`);
    const checkout = createPatchedCheckout(patches);
    try {
      const result = await runCampaign({
        ...{ ...limits, rounds, checkout: checkout.folder },
        ...{ recoverMs: RECOVER_MS, settleMs: SETTLE_MS },
      });
      rows.push([name, !result.passed, findingsOf(result)]);
    } finally {
      checkout.remove();
    }
  }
  console.log(
    '\nprotection taken away                                            as it has to be   what the run found',
  );
  for (const [name, isRight, findings] of rows)
    console.log(`${name.padEnd(64)} ${(isRight ? 'yes' : 'NO').padEnd(17)} ${findings}`);
  const right = rows.filter(([, isRight]) => isRight).length;
  console.log(
    JSON.stringify({
      controls: PROTECTIONS.length,
      right: right - Number(whole.passed),
      baselinePassed: whole.passed,
    }),
  );
  return right === rows.length ? 0 : 1;
}

function findingsOf({ differences, notRecovered }: CampaignResult): string {
  const found = Object.entries({ ...differences, notRecovered }).filter(([, count]) => count > 0);
  return found.length === 0 ? 'nothing' : found.map(([what, count]) => `${what} ${count}`).join(', ');
}
