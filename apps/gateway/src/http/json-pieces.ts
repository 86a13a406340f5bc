/** Bytes of what stays the same over many answers. */
const ready = new WeakMap<object, Buffer>();

/**
 * Writes an answer as JSON of which large parts were written before: figures that many answers share are put into bytes
 * once, and copied from then on.
 */
export class JsonPieces {
  private readonly pieces: Buffer[] = [];
  private text = '';

  /** Writes punctuation, names, and whatever else is JSON already. */
  raw(text: string): this {
    this.text += text;
    return this;
  }

  /** Opens an object with the members of one that is of this answer only, so that more can follow; {@link raw} closes it. */
  open(members: object): this {
    const text = JSON.stringify(members);
    return this.raw(text === '{}' ? '{' : `${text.slice(0, -1)},`);
  }

  /** Writes what never changes as long as it lives. */
  lasting(value: object): this {
    let bytes = ready.get(value);
    if (bytes === undefined) {
      bytes = Buffer.from(JSON.stringify(value));
      ready.set(value, bytes);
    }
    this.flush();
    this.pieces.push(bytes);
    return this;
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
    return Buffer.concat(this.pieces);
  }

  private flush(): void {
    if (this.text !== '') this.pieces.push(Buffer.from(this.text));
    this.text = '';
  }
}
