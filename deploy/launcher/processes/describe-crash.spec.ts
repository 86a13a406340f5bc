import { describeExit, findCause } from './describe-crash.js';

describe('cause of a crash', () => {
  it('is the error in the log, with what was thrown', () => {
    const log = [
      '{"level":"info","msg":"answering requests"}',
      '{"level":"fatal","msg":"the broker is gone","err":{"message":"socket closed"}}',
      '{"level":"info","msg":"draining"}',
    ].join('\n');
    expect(findCause(log)).toEqual(['the broker is gone: socket closed']);
  });

  it('is the message of an uncaught error, without the stack around it', () => {
    const log = [
      'node:internal/modules/cjs/loader:1386',
      '  throw err;',
      '  ^',
      "Error: Cannot find module './app.module.js'",
      '    at Module._resolveFilename (node:internal/modules/cjs/loader:1383:15)',
      "  code: 'MODULE_NOT_FOUND',",
      '}',
      'Node.js v24.21.0',
    ].join('\n');
    expect(findCause(log)).toEqual(["Error: Cannot find module './app.module.js'"]);
  });

  it('is the last lines where none speaks of an error', () => {
    expect(findCause('one\ntwo\nthree\nfour')).toEqual(['two', 'three', 'four']);
    expect(findCause('')).toEqual([]);
    expect(findCause('[INF] Server is ready', true)).toEqual([]);
  });

  it('names signal or exit code', () => {
    expect(describeExit(null, 'SIGKILL')).toBe('killed by SIGKILL');
    expect(describeExit(1, null)).toBe('exit code 1');
  });
});
