import { spawn } from 'node:child_process';

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly output: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
}

/** Runs a command to its end and keeps what it printed; 127 when it cannot be started. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let stdout = '';
    let output = '';
    child.stdout.on('data', chunk => {
      stdout += String(chunk);
      output += String(chunk);
    });
    child.stderr.on('data', chunk => {
      output += String(chunk);
    });
    child.once('error', error => resolve({ code: 127, stdout, output: error.message }));
    child.once('close', code => resolve({ code: code ?? 1, stdout, output }));
  });
}

/** The last lines that say something, indented for a message. */
export function lastLines(output: string, count = 6): string {
  return output
    .split('\n')
    .filter(line => line.trim() !== '')
    .slice(-count)
    .map(line => `    ${line.trim()}`)
    .join('\n');
}
