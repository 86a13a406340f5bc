/**
 * JSON of what stays the same over many answers. With Vietnamese letters it is kept as bytes: a single one makes all of
 * a text twice as wide, and writing it five times as slow.
 */
const ready = new WeakMap<object, string | Buffer>();
const isNarrow = (text: string): boolean => !/[^\u0000-\u00ff]/.test(text);

/** Bytes of UTF-8 that a UTF-16 unit may take. */
const WIDEST = 3;
/** Text that waits to become bytes: enough of it that a step costs little, little enough that it is short-lived. */
const FLUSHED_AT = 8_192;

/**
 * Writes an answer as JSON of which large parts were written before: figures that many answers share are put into text
 * once, and copied from then on.
 */
export class JsonPieces {
  private written: Buffer;
  private length = 0;
  private text = '';

  /** @param expected bytes that the answer will have, more or less: room for so many is there from the start. */
  constructor(expected = 4_096) {
    this.written = Buffer.allocUnsafe(expected);
  }

  /** Writes punctuation, names, and whatever else is JSON already. */
  raw(text: string): this {
    this.text += text;
    if (this.text.length > FLUSHED_AT) this.flush();
    return this;
  }

  /** Opens an object with the members of one that is of this answer only, so that more can follow; {@link raw} closes it. */
  open(members: object): this {
    const text = JSON.stringify(members);
    return this.raw(text === '{}' ? '{' : `${text.slice(0, -1)},`);
  }

  /**
   * Writes what never changes as long as `owner` lives.
   *
   * @param json gives it; called once. The owner itself unless given.
   */
  lasting(owner: object, json: () => string = () => JSON.stringify(owner)): this {
    let piece = ready.get(owner);
    if (piece === undefined) {
      const text = json();
      piece = isNarrow(text) ? text : Buffer.from(text);
      ready.set(owner, piece);
    }
    return typeof piece === 'string' ? this.raw(piece) : this.copy(piece);
  }

  /** Writes a list, each item by itself. */
  list<T>(items: readonly T[], write: (item: T) => void): this {
    this.raw('[');
    for (const [index, item] of items.entries()) {
      if (index > 0) this.raw(',');
      write(item);
    }
    return this.raw(']');
  }

  /** All of it. */
  bytes(): Buffer {
    this.flush();
    return this.written.subarray(0, this.length);
  }

  private copy(bytes: Buffer): this {
    this.flush();
    this.makeRoom(bytes.length);
    this.length += bytes.copy(this.written, this.length);
    return this;
  }

  private flush(): void {
    if (this.text === '') return;
    if (this.text.length * WIDEST > this.written.length - this.length)
      this.makeRoom(Buffer.byteLength(this.text));
    this.length += this.written.write(this.text, this.length);
    this.text = '';
  }

  private makeRoom(more: number): void {
    const needed = this.length + more;
    if (needed <= this.written.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.written.length));
    this.written.copy(larger, 0, 0, this.length);
    this.written = larger;
  }
}
