import { MajorType } from './major-type.js';

/** Number of items of an array or map whose end a break tells. */
const UNTIL_BREAK = -1;
const BREAK = 0xff;
/** RFC 8949 §3.3: a simple value in a byte of its own is at least this. */
const LEAST_LONG_SIMPLE = 32;

/** Additional information of a head (RFC 8949 §3): below {@link Info.Byte} it is the argument itself. */
export const Info = { Byte: 24, Half: 25, Single: 26, Double: 27, Indefinite: 31 } as const;

/**
 * Walks over CBOR (RFC 8949) from head to head. It does not throw: the first thing that is wrong is kept as
 * `problem`, and from then on there is nothing more to read. What a length claims is believed only as far as
 * there are bytes, and nothing is allocated for it.
 */
export class CborCursor {
  /** What is wrong, as the end of a sentence. */
  problem: string | null = null;
  /** Of the head that was read last: what kind of item follows. */
  major = 0;
  /** Its value, length or count; for a float its bits. */
  argument = 0;
  protected info = 0;
  /** Innermost tag of the item, −1 without. */
  protected tag = -1;
  protected at = 0;
  protected readonly view: DataView;

  constructor(protected readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  /** Keeps the first problem and leaves nothing to read. */
  fail(problem: string): void {
    this.problem ??= problem;
    this.at = this.bytes.length;
  }

  /** Whether an array or map has one more item; passes over the break that ends it. */
  hasMore(left: number): boolean {
    if (this.problem !== null) return false;
    if (left !== UNTIL_BREAK) return left > 0;
    if (this.bytes[this.at] !== BREAK) return true;
    this.at++;
    return false;
  }

  /** Items left of an array or map after one was read. */
  oneLess(left: number): number {
    return left === UNTIL_BREAK ? left : left - 1;
  }

  /** Reads the head of the next item, and its tags before it; false when there is a problem. */
  readHead(): boolean {
    this.tag = -1;
    for (;;) {
      const first = this.bytes[this.at];
      if (first === undefined) {
        this.fail('it ends where an item should begin.');
        return false;
      }
      this.at++;
      this.major = first >> 5;
      this.info = first & 0x1f;
      if (!this.readArgument()) return false;
      if (this.major !== MajorType.Tag) return true;
      this.tag = this.argument;
    }
  }

  /** Passes over bytes; false when there are not as many. */
  protected advance(length: number): boolean {
    if (length <= this.bytes.length - this.at) {
      this.at += length;
      return true;
    }
    this.fail('it ends in the middle of an item.');
    return false;
  }

  private readArgument(): boolean {
    const { info, at } = this;
    if (info < Info.Byte) {
      this.argument = info;
      return true;
    }
    if (info > Info.Double) return this.readIndefinite();
    if (!this.advance(1 << (info - Info.Byte))) return false;
    if (info === Info.Byte) this.argument = this.bytes[at] as number;
    else if (info === Info.Half) this.argument = this.view.getUint16(at);
    else if (info === Info.Single) this.argument = this.view.getUint32(at);
    else this.argument = this.view.getUint32(at) * 2 ** 32 + this.view.getUint32(at + 4);
    if (this.major === MajorType.Simple && info === Info.Byte && this.argument < LEAST_LONG_SIMPLE) {
      this.fail('a simple value is written too long.');
      return false;
    }
    return true;
  }

  private readIndefinite(): boolean {
    const { major } = this;
    if (this.info === Info.Indefinite && (major === MajorType.Array || major === MajorType.Map)) {
      this.argument = UNTIL_BREAK;
      return true;
    }
    const isString = major === MajorType.Bytes || major === MajorType.Text;
    // RFC 8428 §6 wants strings of definite length.
    this.fail(isString ? 'a string has no definite length.' : 'a byte begins no item.');
    return false;
  }
}
