import { createReadStream } from 'node:fs';
import { Failure } from './failure.mjs';

const LINE_FEED = 0x0a;
const UTF16_MARKS = ['fffe', 'feff'];

/**
 * A CSV file in parts that begin with its first line and end with a whole one. The same file is the same parts, and no more
 * than two of them are in memory, however long the file is.
 *
 * @param partBytes - bytes of a part's lines; the first line comes on top.
 * @returns parts with `bytes`, the `end` of what was read of the file, and `lineOf`, which names a line of the part as one of the file.
 */
export async function* csvParts(file, partBytes) {
  let header;
  let held = Buffer.alloc(0);
  let line = 2;
  let end = 0;
  const part = rows => {
    const first = line;
    line += countLines(rows);
    end += rows.length;
    return {
      bytes: Buffer.concat([header, rows]),
      end,
      lineOf: number => (number === 1 ? 1 : first + number - 2),
    };
  };
  for await (const chunk of createReadStream(file, { highWaterMark: partBytes })) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    if (header === undefined) {
      const stop = held.indexOf(LINE_FEED);
      if (stop < 0 || isUtf16(held)) {
        if (held.length <= partBytes) continue;
        throw new Failure(
          'A file of this size must be text in UTF-8 with line feeds.',
          'Save it as "CSV UTF-8", or send it in smaller files.',
        );
      }
      header = held.subarray(0, stop + 1);
      held = held.subarray(stop + 1);
      end = header.length;
    }
    while (held.length >= partBytes) {
      const stop = held.lastIndexOf(LINE_FEED, partBytes - 1) + 1;
      if (stop === 0) throw new Failure(`Line ${line} is longer than a whole part of ${partBytes} bytes.`);
      yield part(held.subarray(0, stop));
      held = held.subarray(stop);
    }
  }
  if (header === undefined) {
    // One line, or an encoding that cannot be cut by bytes: the gateway reads it as a whole.
    yield { bytes: held, end: held.length, lineOf: number => number };
  } else if (held.length > 0 || line === 2) yield part(held);
}

function isUtf16(bytes) {
  return UTF16_MARKS.includes(bytes.subarray(0, 2).toString('hex'));
}

function countLines(bytes) {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}
