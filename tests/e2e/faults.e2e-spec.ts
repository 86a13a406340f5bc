import { runCampaign } from '../faults/campaign.js';
import { reportOf } from '../faults/report.js';
import { drawSchedule } from '../faults/schedule.js';
import { describeRound } from '../faults/step.js';

/** The short form of `npm run test:faults`: every time the same faults. */
const SEED = 6;
const KILLS = 6;
const LONGEST_SECONDS = 6;
const LIMIT_MS = 600_000;

it(
  'loses and doubles nothing under random faults',
  async () => {
    const rounds = drawSchedule({ seed: SEED, kills: KILLS, longestSeconds: LONGEST_SECONDS });
    const told = [`seed ${SEED}`, ...rounds.map(describeRound)];
    const result = await runCampaign({
      ...{ seed: SEED, rounds, lastRoundAfterMs: Number.POSITIVE_INFINITY },
      ...{ recoverMs: 120_000, settleMs: 120_000, tell: text => told.push(text) },
    });
    told.push(reportOf(result));
    console.log(told.join('\n'));
    expect(Object.entries(result.differences).filter(([, count]) => count > 0)).toEqual([]);
    expect(result).toMatchObject({ passed: true, kills: KILLS, notRecovered: 0 });
    expect(result.acknowledged).toBeGreaterThan(500);
    expect(result.episodes).toBeGreaterThan(5);
  },
  LIMIT_MS,
);
