import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';

const LARGEST_BYTES = 5 * 1024 * 1024;
const KEPT = 3;

/** Moves a log that has grown large out of the way: `x.log` becomes `x.log.1`, and so on; three are kept. */
export function rotateLog(file: string): void {
  if (!existsSync(file) || statSync(file).size < LARGEST_BYTES) return;
  for (let number = KEPT - 1; number >= 1; number -= 1) {
    if (existsSync(`${file}.${number}`)) renameSync(`${file}.${number}`, `${file}.${number + 1}`);
  }
  renameSync(file, `${file}.1`);
}

/** Opens a log for appending; `size` is where the writing will begin. */
export function openLog(file: string): { descriptor: number; size: number } {
  const descriptor = openSync(file, 'a', 0o644);
  return { descriptor, size: fstatSync(descriptor).size };
}

const TAIL_BYTES = 16 * 1024;

/** The end of what was written to a log since `from`. */
export function readLogTail(file: string, from: number): string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const end = fstatSync(descriptor).size;
    const start = Math.max(from, end - TAIL_BYTES);
    const buffer = Buffer.alloc(Math.max(0, end - start));
    readSync(descriptor, buffer, 0, buffer.length, start);
    // What was cut begins in the middle of a line.
    return buffer.toString('utf8', start > from ? buffer.indexOf(0x0a) + 1 : 0);
  } catch {
    return '';
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
