const ERROR_LEVEL = 50;
const LINES = 5;

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

/** The last lines of a log that speak of an error, for the cause that is printed. */
export function findCause(log: string): string[] {
  return log
    .split('\n')
    .map(line => (line.trim() === '' ? undefined : readLogLine(line)))
    .filter(text => text !== undefined && text !== '' && !/^\s*at /.test(text))
    .slice(-LINES)
    .map(text => (text as string).slice(0, 300));
}
