/** JSON of what stays the same over many answers. */
const ready = new WeakMap<object, string>();

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
    // By itself: a single Vietnamese letter makes all of a text twice as wide, and writing it five times as slow.
    this.flush();
    this.raw(text === '{}' ? '{' : `${text.slice(0, -1)},`).flush();
    return this;
  }

  /**
   * Writes what never changes as long as `owner` lives.
   *
   * @param json gives it; called once. The owner itself unless given.
   */
  lasting(owner: object, json: () => string = () => JSON.stringify(owner)): this {
    let text = ready.get(owner);
    if (text === undefined) {
      text = json();
      ready.set(owner, text);
    }
    return this.raw(text);
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
