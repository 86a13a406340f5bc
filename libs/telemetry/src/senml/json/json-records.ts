import { readText } from '../short-texts.js';
import { LabelSlots } from '../label-slots.js';
import type { PackResolver } from '../pack-resolver.js';
import { placeOfText } from '../label-places.js';
import { mustBeUnderstood } from '../senml-labels.js';
import { NumberScanner } from './number-scanner.js';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;
const LOWER_B = 0x62;
const FIRST_PRINTABLE = 0x20;
/** Space, tab, line feed, carriage return. */
const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;

/** Places of labels of one letter, most of all labels. */
const placeOfLetter = Int8Array.from({ length: 128 }, (_, code) => placeOfText(String.fromCharCode(code)));

/** Why scanning stopped: never seen outside. */
const UNUSUAL = Symbol('unusual');

/**
 * Reads the records of a pack in JSON as devices write them: an array of maps of texts, numbers, true, false and
 * null, with no escape in any text. It makes no object for a record and no text for a name or unit that was seen
 * before, which is most of what `JSON.parse` costs. What is written in another way is left to that.
 */
export class JsonRecords extends LabelSlots {
  private readonly numbers: NumberScanner;
  private at = 0;
  private mayHaveBase = false;
  private strangeLabel: string | null = null;

  constructor(private readonly bytes: Uint8Array) {
    super();
    this.numbers = new NumberScanner(bytes);
  }

  /**
   * Gives every record to the resolver.
   *
   * @returns false when the pack is written in another way, or is no JSON at all: nothing that the resolver was
   *   given counts then.
   */
  feed(resolver: PackResolver): boolean {
    if (!this.takes(OPEN_ARRAY)) return false;
    if (this.takes(CLOSE_ARRAY)) return this.isAtEnd();
    do {
      if (!this.readRecord()) return false;
      resolver.add(this, this.mayHaveBase, this.strangeLabel);
    } while (this.takes(COMMA));
    return this.takes(CLOSE_ARRAY) && this.isAtEnd();
  }

  private readRecord(): boolean {
    if (!this.takes(OPEN_MAP)) return false;
    this.clear();
    this.mayHaveBase = false;
    this.strangeLabel = null;
    if (this.takes(CLOSE_MAP)) return true;
    do {
      const place = this.readLabel();
      if (place === UNUSUAL || !this.takes(COLON)) return false;
      const value = this.readValue();
      if (value === UNUSUAL) return false;
      this.set(place, value);
    } while (this.takes(COMMA));
    return this.takes(CLOSE_MAP);
  }

  /** Place of the next label, −1 for one that is not known. */
  private readLabel(): number | typeof UNUSUAL {
    if (!this.takes(QUOTE)) return UNUSUAL;
    const { bytes, at } = this;
    const first = bytes[at] as number;
    if (first === LOWER_B) this.mayHaveBase = true;
    if (bytes[at + 1] === QUOTE) {
      const place = placeOfLetter[first];
      if (place !== undefined && place >= 0) {
        this.at = at + 2;
        return place;
      }
    }
    const label = this.readTextBody();
    if (label === UNUSUAL) return UNUSUAL;
    if (mustBeUnderstood(label)) this.strangeLabel ??= label;
    return placeOfText(label);
  }

  private readValue(): boolean | number | string | typeof UNUSUAL | null {
    const { bytes } = this;
    if (isSpace(bytes[this.at])) this.skipSpace();
    const { at } = this;
    switch (bytes[at]) {
      case QUOTE:
        this.at = at + 1;
        return this.readTextBody();
      case 0x74:
        return this.skipWord('true') ? true : UNUSUAL;
      case 0x66:
        return this.skipWord('false') ? false : UNUSUAL;
      case 0x6e:
        return this.skipWord('null') ? null : UNUSUAL;
      default: {
        const value = this.numbers.scan(at);
        if (Number.isNaN(value)) return UNUSUAL;
        this.at = this.numbers.end;
        return value;
      }
    }
  }

  /** The text whose opening quote was read. */
  private readTextBody(): string | typeof UNUSUAL {
    const { bytes, at: from } = this;
    let to = from;
    let byte = bytes[to];
    while (byte !== undefined && byte !== QUOTE) {
      if (byte === BACKSLASH || byte < FIRST_PRINTABLE) return UNUSUAL;
      byte = bytes[++to];
    }
    if (byte === undefined) return UNUSUAL;
    this.at = to + 1;
    return readText(bytes, from, to) ?? UNUSUAL;
  }

  private skipWord(word: string): boolean {
    for (let index = 0; index < word.length; index++) {
      if (this.bytes[this.at + index] !== word.charCodeAt(index)) return false;
    }
    this.at += word.length;
    return true;
  }

  /** Passes over a byte, and over space before it, when it comes next. */
  private takes(byte: number): boolean {
    if (this.bytes[this.at] !== byte) {
      this.skipSpace();
      if (this.bytes[this.at] !== byte) return false;
    }
    this.at++;
    return true;
  }

  private skipSpace(): void {
    while (isSpace(this.bytes[this.at])) this.at++;
  }

  private isAtEnd(): boolean {
    this.skipSpace();
    return this.at === this.bytes.length;
  }
}
