import 'reflect-metadata';
import { createLogger, systemClock } from '#libs/runtime';
import { loadVerifyConfig } from '../config.js';
import { recomputationText } from './recomputation-text.js';
import { parseVerifyArguments } from './verify-arguments.js';
import { isDamage, verifyScore } from './verify-score.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Exit status: 0 equal, 1 different, 2 nothing to verify. */
async function main(): Promise<number> {
  const wish = parseVerifyArguments(process.argv.slice(2));
  const config = loadVerifyConfig();
  const logger = createLogger({ service: 'score-verify', instance: config.GZ_INSTANCE, level: 'fatal' });
  try {
    const found = await verifyScore(config, wish, { clock: systemClock, logger });
    if (found === null) {
      say(`No score of ${wish.zone} fits. GET /api/v1/zones/${wish.zone}/scores lists the hours there are.`);
      return 2;
    }
    say(recomputationText(found).join('\n'));
    return found.difference === null ? 0 : 1;
  } catch (error) {
    if (!isDamage(error)) throw error;
    say(`DIFFERENT: the stored inputs were altered. ${error.message}`);
    return 1;
  }
}

main().then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
