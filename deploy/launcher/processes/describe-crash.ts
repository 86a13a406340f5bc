const ERROR_LEVEL = 50;
const LINES = 3;

/** The text of one log line of level error or worse; undefined for a line of a lower level. */
function readLogLine(line: string): string | undefined {
  if (!line.startsWith('{')) return line.trim();
  try {
    const entry = JSON.parse(line) as {
      level?: number | string;
      msg?: string;
      err?: { message?: string };
    };
    const isError =
      typeof entry.level === 'number' ? entry.level >= ERROR_LEVEL : /error|fatal/i.test(entry.level ?? '');
    if (!isError) return undefined;
    const [said, thrown] = [entry.msg, entry.err?.message];
    return said && thrown && !said.includes(thrown) ? `${said}: ${thrown}` : (said ?? thrown);
  } catch {
    return line.trim();
  }
}

/** How a process ended, in words. */
export const describeExit = (code: number | null, signal: NodeJS.Signals | null): string =>
  signal ? `killed by ${signal}` : `exit code ${code ?? 'unknown'}`;

/** A line of a stack trace, or of what Node prints around one. */
const NOISE = /^(at |[{}^]|node:|Node\.js v|throw |code:|requireStack:|\[?Symbol|\d+ \|)/;

const SPEAKS_OF_ERROR = /error|fatal|cannot|can't|fail|panic|refuse|denied|invalid|missing/i;

/**
 * The last lines of a log that speak of an error, for the cause that is printed. Where none does, the last
 * lines at all, unless the process was killed: then they have nothing to do with it.
 */
export function findCause(log: string, wasKilled = false): string[] {
  const lines = log
    .split('\n')
    .map(line => (line.trim() === '' ? undefined : readLogLine(line)))
    .filter(text => text !== undefined && text !== '' && !NOISE.test(text)) as string[];
  const telling = lines.filter(line => SPEAKS_OF_ERROR.test(line));
  return (telling.length > 0 || wasKilled ? telling : lines).slice(-LINES).map(text => text.slice(0, 300));
}
