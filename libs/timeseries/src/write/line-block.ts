/**
 * Lines of line protocol in one piece of memory, as a request carries them: a text a line would be made, kept and
 * copied once more. Every line is ASCII and ends with a line feed.
 */
export class LineBlock {
  /**
   * @param memory holds the lines one behind the other.
   * @param ends offset behind each line in `memory`, with the offset of the first line before them.
   */
  constructor(
    private readonly memory: Buffer,
    private readonly ends: readonly number[],
  ) {}

  /** A block of given lines, which must be ASCII and without line feeds. */
  static of(lines: readonly string[]): LineBlock {
    const ends = [0];
    for (const line of lines) ends.push((ends.at(-1) as number) + line.length + 1);
    return new LineBlock(Buffer.from(lines.map(line => `${line}\n`).join(''), 'latin1'), ends);
  }

  get length(): number {
    return this.ends.length - 1;
  }

  /** All lines, each with its line feed; shares the memory. */
  get bytes(): Buffer {
    return this.memory.subarray(this.ends[0], this.ends.at(-1));
  }

  /** Lines from one index up to, not including, another, as `Array.slice` counts; shares the memory. */
  slice(from: number, to: number): LineBlock {
    return new LineBlock(
      this.memory,
      this.ends.slice(Math.min(from, this.length), Math.min(to, this.length) + 1),
    );
  }

  /** The lines as texts, without line feeds. */
  toLines(): string[] {
    const text = this.bytes.toString('latin1');
    return text === '' ? [] : text.slice(0, -1).split('\n');
  }
}
