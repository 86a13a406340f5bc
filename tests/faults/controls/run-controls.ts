import { type CampaignResult, runCampaign } from '../campaign.js';
import type { Patch } from './patch.js';
import { PatchedCheckout } from './patched-checkout.js';
import type { Protection } from './protections.js';

const SEED = 1;
/** What has to pass is waited for longer; what does not come back without its protection in this time does not. */
const PATIENCE = {
  passes: { recoverMs: 240_000, settleMs: 240_000 },
  fails: { recoverMs: 90_000, settleMs: 60_000 },
} as const;

type Say = (text: string) => void;
type Expected = keyof typeof PATIENCE;

interface Outcome {
  readonly without: string;
  readonly isRight: boolean;
  readonly findings: string;
}

/**
 * The same faults with all protections, which has to pass, and with each one taken away, which has to fail: a suite
 * that cannot fail proves nothing. Resolves to the exit status.
 */
export async function runControls(protections: readonly Protection[], say: Say): Promise<number> {
  const outcomes: Outcome[] = [];
  const judge = async (
    without: string,
    patches: readonly Patch[],
    expected: Expected,
    own: readonly Protection[],
  ) => {
    say(`without ${without}: ${expected === 'passes' ? 'has to pass' : 'has to fail'}`);
    const result = await runWeakened(patches, own, expected, say);
    const isRight = result.passed === (expected === 'passes');
    outcomes.push({ without, isRight, findings: findingsOf(result) });
  };
  const plain = protections.filter(({ stage }) => stage === undefined);
  if (plain.length > 0) await judge('nothing', [], 'passes', plain);
  for (const protection of protections) {
    const { name, stage, patches } = protection;
    if (stage) await judge(`nothing, staged for ${name}`, stage, 'passes', [protection]);
    await judge(name, [...(stage ?? []), ...patches], 'fails', [protection]);
  }
  const width = Math.max(...outcomes.map(({ without }) => without.length));
  console.log(`\n${'without'.padEnd(width)}  as it has to be  what the run found`);
  for (const { without, isRight, findings } of outcomes)
    console.log(`${without.padEnd(width)}  ${(isRight ? 'yes' : 'NO').padEnd(15)}  ${findings}`);
  const right = outcomes.filter(({ isRight }) => isRight).length;
  console.log(JSON.stringify({ controls: protections.length, runs: outcomes.length, right }));
  return right === outcomes.length ? 0 : 1;
}

async function runWeakened(
  patches: readonly Patch[],
  protections: readonly Protection[],
  expected: Expected,
  tell: Say,
): Promise<CampaignResult> {
  const checkout = patches.length > 0 ? new PatchedCheckout(patches) : undefined;
  try {
    const result = await runCampaign({
      ...{ seed: SEED, rounds: protections.flatMap(({ rounds }) => rounds), tell },
      ...PATIENCE[expected],
      lastRoundAfterMs: Number.POSITIVE_INFINITY,
      ...(checkout && { checkout: checkout.folder }),
    });
    checkout?.assertPatched();
    return result;
  } finally {
    checkout?.remove();
  }
}

function findingsOf({ differences, notRecovered, ingestPeakMib }: CampaignResult): string {
  const found = Object.entries({ ...differences, notRecovered }).filter(([, count]) => count > 0);
  const words = found.map(([what, count]) => `${what} ${count}`);
  return [...words, `ingest had ${ingestPeakMib} MiB`].join(', ');
}
