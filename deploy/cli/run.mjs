import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/**
 * Runs a command and keeps what it printed. Never rejects for an exit code: the caller knows what a
 * failure means.
 */
export function capture(command, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    let stdout = '';
    child.stdout.on('data', chunk => {
      output += chunk;
      stdout += chunk;
    });
    child.stderr.on('data', chunk => {
      output += chunk;
    });
    child.on('error', error => resolve({ code: 127, output: error.message, stdout }));
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output, stdout }));
  });
}

/**
 * Hands the terminal over to a command. Ctrl-C reaches the whole foreground group by itself, so it is
 * only outlived here; the other signals are passed on. The IPC channel lets the child notice that this
 * process was killed.
 */
export function handOver(command, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      ...options,
    });
    const outlive = () => {};
    const passOn = signal => child.kill(signal);
    process.on('SIGINT', outlive);
    process.on('SIGTERM', passOn);
    process.on('SIGHUP', passOn);
    const done = code => {
      process.off('SIGINT', outlive);
      process.off('SIGTERM', passOn);
      process.off('SIGHUP', passOn);
      resolve(code);
    };
    child.on('error', error => {
      console.error(error.message);
      done(127);
    });
    child.on('close', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

const WIDEST = 200;

/** The last lines of an output that say something. */
export function tail(output, lines = 25) {
  return output
    .split('\n')
    .filter(line => line.trim() !== '')
    .slice(-lines)
    .map(line => `    ${line.length > WIDEST ? `${line.slice(0, WIDEST)}…` : line}`)
    .join('\n');
}
