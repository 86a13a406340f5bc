import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { stepBack } from './step-back.js';

describe('stepBack', () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true });
  const pid = child.pid ?? 0;
  const group = `/proc/${pid}/autogroup`;

  afterAll(() => {
    child.kill('SIGKILL');
  });

  it('lowers a process, and its session where the system has such groups', () => {
    stepBack(pid, 7);
    expect(getPriority(pid)).toBe(7);
    const threads = `/proc/${pid}/task`;
    if (existsSync(threads))
      for (const thread of readdirSync(threads)) expect(getPriority(Number(thread))).toBe(7);
    if (existsSync(group)) expect(readFileSync(group, 'utf8')).toContain('nice 7');
  });

  it('does not mind a process that is gone', () => {
    expect(() => stepBack(2 ** 22 + 1, 7)).not.toThrow();
  });
});
