import { statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { Api, queryOf } from './api.mjs';
import { Bar } from './bar.mjs';
import { csvParts } from './csv-parts.mjs';
import { Failure } from './failure.mjs';

const USAGE = `Readings of a CSV file, as history
  npm run import -- <file> [--dry-run] [--skip-faults] [--report <file>]

  --dry-run       only checks the file
  --skip-faults   leaves faulty lines out; else a file with one is not imported at all
  --report <file> writes what is wrong as CSV: line, column, code, message
  --actor <id>    who does it (GET /api/v1/actors); else the first operator
  --url           where the gateway is: http://127.0.0.1:18080

The first line names the columns: device, metric, time (RFC 3339 with an offset, or Unix ms), value and perhaps unit; separated by commas, or by
semicolons with a comma for the decimal point. A file of any length is sent in parts. Broken off? Run the same command again: what is stored is not sent twice.

Exit status: 0 done, 1 failed, 2 not all of the file is stored, or would be.`;

const OPTIONS = {
  'dry-run': { type: 'boolean' },
  'skip-faults': { type: 'boolean' },
  report: { type: 'string' },
  actor: { type: 'string' },
  url: { type: 'string' },
  help: { type: 'boolean' },
};

/** Lines of one request: the gateway holds them in memory, and a person sees it move. */
const PART_BYTES = 4 * 1024 * 1024;
const SHOWN_FAULTS = 20;
const BUSY_WAIT_MS = 2_000;
const NOT_ALL = 2;

const number = count => count.toLocaleString('en-US');
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** Runs `npm run import`; resolves to the exit status. */
export async function importReadings(args) {
  const { file, values } = parse(args);
  if (values.help || file === undefined) {
    console.log(USAGE);
    return values.help ? 0 : 1;
  }
  const task = { api: new Api(values.url), file, size: sizeOf(file), name: basename(file) };
  const checked = await check(task);
  tell(checked, values);
  if (checked.faultCount > 0 && !values['skip-faults']) {
    console.log('Nothing was imported. Correct the lines, or leave them out with --skip-faults.');
    return NOT_ALL;
  }
  if (values['dry-run']) return checked.faultCount > 0 ? NOT_ALL : 0;
  if (checked.readings === 0) throw new Failure('The file has no reading that can be imported.');
  return send(task, checked, values);
}

function parse(args) {
  try {
    const { positionals, values } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const [file, more] = positionals;
    if (more !== undefined) throw new Error(`What is ${more} for? One file at a time.`);
    return { file, values };
  } catch (error) {
    throw new Failure(error.message, 'All options: npm run import -- --help');
  }
}

function sizeOf(file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.isFile() && stats.size > 0) return stats.size;
  throw new Failure(`${file} is ${stats?.isFile() ? 'empty' : 'no file'}.`);
}

/** Has the whole file checked before any of it is sent. */
async function check({ api, file, size, name }) {
  const sums = { lines: 0, readings: 0, faultCount: 0, faults: [], partReadings: [] };
  const bar = new Bar('Check');
  for await (const { bytes, end, lineOf } of csvParts(file, PART_BYTES)) {
    const path = `/imports${queryOf({ name, dryRun: true })}`;
    for await (const report of answers(api, path, { body: bytes })) {
      for (const key of ['lines', 'readings', 'faultCount']) sums[key] += report[key];
      sums.faults.push(...report.faults.map(fault => ({ ...fault, line: lineOf(fault.line) })));
      sums.partReadings.push(report.readings);
    }
    bar.show(end, size, `${number(sums.lines)} lines, ${number(sums.faultCount)} faulty`);
  }
  bar.end();
  return sums;
}

function tell({ lines, readings, faultCount, faults }, { report }) {
  for (const { line, column, code, message } of faults.slice(0, SHOWN_FAULTS))
    console.log(`  line ${line}${column === null ? '' : `, ${column}`}: ${message} (${code})`);
  if (faultCount > SHOWN_FAULTS)
    console.log(
      `  and ${number(faultCount - SHOWN_FAULTS)} more${report ? '' : '; --report <file> lists them'}`,
    );
  console.log(`${number(readings)} readings in ${number(lines)} lines, ${number(faultCount)} lines faulty.`);
  if (report === undefined) return;
  const rows = faults.map(({ line, column, code, message }) =>
    [line, column ?? '', code, `"${message.replaceAll('"', '""')}"`].join(','),
  );
  writeFileSync(report, ['line,column,code,message', ...rows, ''].join('\n'));
  const isCut = faults.length < faultCount ? ` The first ${number(faults.length)} of them are` : ' They are';
  if (faultCount > 0) console.log(`${isCut.trim()} in ${report}.`);
}

async function send({ api, file, name }, { readings, faultCount, partReadings }, values) {
  const actor = await api.actor(values.actor);
  console.log(`As ${actor.name} (${actor.id}).`);
  const query = queryOf({ name, faults: values['skip-faults'] ? 'skip' : 'refuse' });
  const sums = { done: 0, committed: 0, partly: 0, pending: 0, rejected: 0, deadLetters: 0 };
  const bar = new Bar('Import');
  let index = 0;
  for await (const { bytes } of csvParts(file, PART_BYTES)) {
    // Nothing of this part can be imported, which is no fault of the others.
    if (partReadings[index++] === 0) continue;
    const headers = { 'x-gz-actor': actor.id };
    let last;
    for await (const progress of answers(api, `/imports${query}`, { headers, body: bytes })) {
      if (progress.type === 'failed') {
        bar.end();
        throw new Failure(
          progress.detail,
          `${progress.code}. Run the same command again: what is stored is not sent twice.`,
        );
      }
      last = progress;
      bar.show(sums.done + last.done, readings, `${number(sums.done + last.done)} readings`);
    }
    if (last?.type !== 'done') {
      bar.end();
      throw new Failure(
        'The gateway broke off.',
        'Run the same command again: what is stored is not sent twice.',
      );
    }
    sums.done += last.done;
    sums.deadLetters += last.deadLetters;
    for (const [state, count] of Object.entries(last.packs)) sums[state] += count;
  }
  bar.end();
  return summarise(sums, faultCount);
}

function summarise({ done, committed, partly, pending, rejected, deadLetters }, leftOut) {
  console.log(`${number(done)} readings in ${number(committed + partly + pending + rejected)} packs sent.`);
  if (pending > 0)
    console.log(`${number(pending)} packs are safe, but not stored yet: run the same command again to see.`);
  if (deadLetters > 0)
    console.log(`${number(deadLetters)} dead letters: npm run dead-letters -- list --state open`);
  if (partly + pending + rejected > 0) return NOT_ALL;
  console.log('All of them are stored.');
  return leftOut > 0 ? NOT_ALL : 0;
}

/** The gateway imports one file at a time; another one is waited for. */
async function* answers(api, path, request) {
  const headers = { 'content-type': 'text/csv', ...request.headers };
  for (;;) {
    try {
      yield* api.lines('POST', path, { ...request, headers });
      return;
    } catch (error) {
      if (error.code !== 'IMPORT.BUSY') throw error;
      await pause(BUSY_WAIT_MS);
    }
  }
}
