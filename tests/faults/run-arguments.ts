import { type Protection, PROTECTIONS } from './controls/protections.js';

/** What `npm run test:faults` was asked for. */
export interface RunArguments {
  readonly kills: number;
  readonly seed: number;
  /** No round of faults begins later. */
  readonly minutes: number;
  /** Protections that are taken away, one by one, instead. */
  readonly without: readonly Protection[];
}

export const FAULTS_USAGE = `npm run test:faults -- [options]

  --kills N     processes to kill (default: 20)
  --seed S      a whole number from which all faults follow (default: by the clock; it is printed)
  --minutes M   begin no round of faults later than this (default: 90)
  --controls    negative controls: takes the protections away, one by one; each time the run has to fail
  --without P   the same for one of them; may be given again:
${PROTECTIONS.map(({ name, what }) => `                  ${name.padEnd(20)}${what}`).join('\n')}`;

const DEFAULTS = { kills: 20, minutes: 90 };

/** @throws Error that says what is wrong. */
export function parseRunArguments(args: readonly string[], now: number): RunArguments {
  let parsed: RunArguments = { ...DEFAULTS, seed: now % 1_000_000, without: [] };
  const words = args.flatMap(word => word.split('='));
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '--controls') parsed = { ...parsed, without: PROTECTIONS };
    else if (word === '--without')
      parsed = { ...parsed, without: [...parsed.without, findProtection(words.shift())] };
    else if (word === '--kills' || word === '--seed' || word === '--minutes') {
      const value = Number(words.shift());
      if (!Number.isInteger(value) || value < 1) throw new Error(`${word} needs a whole number from 1.`);
      parsed = { ...parsed, [word.slice(2)]: value };
    } else throw new Error(`${word} is not known.\n\n${FAULTS_USAGE}`);
  }
  return parsed;
}

function findProtection(name = ''): Protection {
  const found = PROTECTIONS.find(protection => protection.name === name);
  if (!found) throw new Error(`--without: there is no protection "${name}".\n\n${FAULTS_USAGE}`);
  return found;
}
