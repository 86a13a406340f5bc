import type { HealthReport } from '#libs/contracts';
import type { ProcessState } from '../processes/process-state.js';
import { type ProcessStatus, statusTable, wordOf, works } from './status-table.js';

const NOW = Date.UTC(2026, 10, 24);

const state = (part: Partial<ProcessState>): ProcessState => ({
  name: 'ingest',
  kind: 'service',
  version: '0.1.0',
  port: undefined,
  stopSignal: 'SIGTERM',
  process: { pid: 4_711, birth: 'then' },
  startedAt: NOW - 65_000,
  restarts: 0,
  lastExit: undefined,
  ...part,
});

const report = (part: Partial<HealthReport>): HealthReport => ({
  service: 'ingest',
  instance: 'ingest-1',
  version: '0.1.0',
  status: 'up',
  startedAt: NOW - 65_000,
  uptimeSeconds: 65,
  checks: {},
  figures: {},
  ...part,
});

const running = (part: Partial<ProcessStatus>): ProcessStatus => ({
  state: state({}),
  isAlive: true,
  report: report({}),
  ...part,
});

describe('status table', () => {
  it.each<[string, ProcessStatus, boolean]>([
    ['up', running({}), true],
    ['degraded', running({ report: report({ status: 'degraded' }) }), true],
    ['down', running({ report: report({ status: 'down' }) }), false],
    ['silent', running({ report: undefined }), false],
    ['down', running({ isAlive: false }), false],
    ['restarting', running({ isAlive: false, state: state({ lastExit: 'exit code 1' }) }), false],
    ['up', running({ state: state({ kind: 'server', name: 'nats' }), report: undefined }), true],
  ])('calls it %s', (word, status, isWorking) => {
    expect(wordOf(status)).toBe(word);
    expect(works(status)).toBe(isWorking);
  });

  it('lines up what is known of each process', () => {
    const text = statusTable(
      [
        running({
          state: state({ name: 'nats', kind: 'server', version: '2.9.10', port: 14_222 }),
          report: undefined,
        }),
        running({
          state: state({ restarts: 2, lastExit: 'killed by SIGKILL' }),
          report: report({
            status: 'degraded',
            checks: { influx: { status: 'down', detail: 'refused' }, nats: { status: 'up' } },
            figures: { lag: 12, packsStored: 1_000 },
          }),
        }),
      ],
      NOW,
    );
    expect(text.split('\n')).toEqual([
      'PROCESS  STATE     PID   VERSION  PORT   UP FOR     RESTARTS  LAG  DETAILS',
      'nats     up        4711  2.9.10   14222  1 min 5 s  0',
      'ingest   degraded  4711  0.1.0           1 min 5 s  2         12   influx down: refused, packsStored 1000, last end: killed by SIGKILL',
    ]);
  });
});
