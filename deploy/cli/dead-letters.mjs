import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Api, queryOf } from './api.mjs';
import { Failure } from './failure.mjs';

const USAGE = `What could not be stored, and how to bring it back
  npm run dead-letters -- list    [filter] [--limit 100]
  npm run dead-letters -- counts  [filter]
  npm run dead-letters -- show <id> [--bytes <file>]        with what happened to it; the bytes as they came
  npm run dead-letters -- replay <id> | [filter] [--limit 1000] [--dry-run]
  npm run dead-letters -- dismiss <id> | [filter] --note "why" [--limit 1000]

filter   --reason unknown-device  --device <id>  --zone <code>  --state open|replayed|solved|refused|dismissed
         --from 2026-11-24T00:00:00+07:00  --to …           time of arrival
others   --actor <id of GET /api/v1/actors>  --url http://127.0.0.1:18080

Exit status: 0 done, 1 failed, 2 replayed, but refused again or without an outcome yet.`;

const OPTIONS = {
  ...Object.fromEntries(
    ['reason', 'device', 'zone', 'state', 'from', 'to', 'limit', 'note', 'bytes', 'actor', 'url'].map(
      name => [name, { type: 'string' }],
    ),
  ),
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean' },
};

/** Letters of one request. */
const AT_ONCE = 1_000;
const OUTCOME_WAIT_MS = 15_000;
const NOT_ALL_SOLVED = 2;

const filterOf = ({ reason, device, zone, state, from, to }) => ({ reason, device, zone, state, from, to });
const timeOf = at => new Date(at).toISOString();
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** Runs `npm run dead-letters`; resolves to the exit status. */
export async function deadLetters(args) {
  const { command, id, values } = parse(args);
  if (values.help || command === undefined) {
    console.log(USAGE);
    return values.help ? 0 : 1;
  }
  const run = { list, counts, show, replay, dismiss }[command];
  if (!run) throw new Failure(`There is no command ${command}.`, `Choose one of these:\n\n${USAGE}`);
  return run(new Api(values.url), values, id);
}

function parse(args) {
  try {
    const { positionals, values } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const [command, id, ...more] = positionals;
    if (more.length > 0) throw new Error(`What is ${more[0]} for?`);
    return { command, id, values };
  } catch (error) {
    throw new Failure(error.message, 'All options: npm run dead-letters -- --help');
  }
}

async function list(api, values) {
  const { items, nextCursor } = await api.get(
    `/dead-letters${queryOf({ ...filterOf(values), limit: values.limit })}`,
  );
  for (const { id, receivedAt, state, reason, zone, device, detail } of items)
    console.log(
      `${id}  ${timeOf(receivedAt)}  ${state.padEnd(9)}  ${reason}  ${zone}/${device}\n    ${detail}`,
    );
  if (items.length === 0) console.log('No dead letter matches.');
  else if (nextCursor)
    console.log(`The newest ${items.length}; there are more: narrow the filter or raise --limit.`);
  return 0;
}

async function counts(api, values) {
  const { items, total, isCut } = await api.get(`/dead-letters/counts${queryOf(filterOf(values))}`);
  for (const { day, count, state, reason, zone } of items)
    console.log(`${day}  ${String(count).padStart(7)}  ${state.padEnd(9)}  ${reason}  ${zone}`);
  console.log(`${total} in all${isCut ? '; the oldest days are left out' : ''}.`);
  return 0;
}

async function show(api, values, id) {
  if (id === undefined) throw new Failure('Which one?', 'npm run dead-letters -- show <id>');
  const letter = await api.get(`/dead-letters/${encodeURIComponent(id)}`);
  const { history, ...facts } = letter;
  for (const [name, value] of Object.entries({ ...facts, receivedAt: timeOf(letter.receivedAt) }))
    console.log(`${name.padEnd(12)} ${value ?? 'all of the pack'}`);
  for (const { at, state, actor, note } of history)
    console.log(`  ${timeOf(at)}  ${state.padEnd(9)} ${actor ? `by ${actor.name}: ` : ''}${note}`);
  if (values.bytes === undefined) return 0;
  const bytes = await api.bytes(`/dead-letters/${encodeURIComponent(id)}/bytes`);
  writeFileSync(values.bytes, bytes);
  console.log(`${bytes.length} bytes written to ${values.bytes}`);
  return 0;
}

async function replay(api, values, id) {
  const actor = await api.actor(values.actor);
  const isDry = values['dry-run'] === true;
  if (id !== undefined && isDry)
    throw new Failure('A dry run is for a filter.', 'Look at one with: show <id>');
  if (!isDry) console.log(`As ${actor.name} (${actor.id}).`);
  const runs = [];
  let left = limitOf(values);
  let cursor;
  do {
    const body = { ...filterOf(values), limit: Math.min(left, AT_ONCE), cursor, dryRun: isDry };
    const done =
      id === undefined
        ? await api.post('/dead-letters/replay', body, actor.id)
        : await api.post(`/dead-letters/${encodeURIComponent(id)}/replay`, {}, actor.id);
    tell(done, isDry);
    if (done.run) runs.push(done.run);
    left -= done.replayed + done.skipped.length;
    cursor = done.nextCursor ?? undefined;
  } while (cursor !== undefined && left > 0);
  return runs.length === 0 ? 0 : outcomeOf(api, runs);
}

function tell({ replayed, packs, skipped, remaining }, isDry) {
  const verb = isDry ? 'would be replayed' : 'replayed';
  console.log(`${replayed} dead letters of ${packs} packs ${verb}; ${remaining} more match.`);
  for (const { id, why } of skipped) console.log(`  not ${id}: ${why}`);
}

async function outcomeOf(api, runs) {
  const sums = { letters: 0, solved: 0, refused: 0, pending: 0 };
  const until = Date.now() + OUTCOME_WAIT_MS;
  for (const run of runs) {
    let outcome = await api.get(`/dead-letters/runs/${run}`);
    while (outcome.pending > 0 && Date.now() < until) {
      await pause(250);
      outcome = await api.get(`/dead-letters/runs/${run}`);
    }
    for (const name of Object.keys(sums)) sums[name] += outcome[name];
  }
  console.log(`${sums.solved} solved, ${sums.refused} refused again, ${sums.pending} still on their way.`);
  if (sums.refused > 0) console.log('Why: npm run dead-letters -- list --state refused');
  if (sums.pending > 0) console.log('Later: npm run dead-letters -- list --state replayed');
  return sums.solved === sums.letters ? 0 : NOT_ALL_SOLVED;
}

async function dismiss(api, values, id) {
  if (values.note === undefined) throw new Failure('Give the reason.', '--note "the device was replaced"');
  const actor = await api.actor(values.actor);
  console.log(`As ${actor.name} (${actor.id}).`);
  const { note } = values;
  const { dismissed, remaining } =
    id === undefined
      ? await api.post(
          '/dead-letters/dismiss',
          { ...filterOf(values), note, limit: Math.min(limitOf(values), AT_ONCE) },
          actor.id,
        )
      : await api.post(`/dead-letters/${encodeURIComponent(id)}/dismiss`, { note }, actor.id);
  console.log(`${dismissed} given up; ${remaining} more match.`);
  return 0;
}

function limitOf({ limit }) {
  const number = Number(limit ?? AT_ONCE);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new Failure(`--limit ${limit} is not a count.`, 'Give a whole number from 1.');
}
