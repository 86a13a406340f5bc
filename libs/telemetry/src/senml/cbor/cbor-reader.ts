import { CborCursor, Info } from './cbor-cursor.js';
import { MajorType } from './major-type.js';
import { decimalFraction, halfFloat } from './number-forms.js';
import { readText } from '../short-texts.js';

/** How deep an item may nest that is only passed over: there is no such item in SenML, and the stack is finite. */
const MAX_DEPTH = 16;
/** Tag of a decimal fraction (RFC 8949 §3.4.4), which has two parts. */
const DECIMAL_FRACTION = 4;
const DECIMAL_PARTS = 2;
const DOUBLE = 0xfb;
const FALSE = 20;
const TRUE = 21;

/** Reads the items that SenML is made of, and passes over all others. Tags but that of decimal fractions say nothing. */
export class CborReader extends CborCursor {
  /** Reads an item. What is neither number, text, true nor false is passed over and gives `null`. */
  readValue(): unknown {
    if (this.bytes[this.at] === DOUBLE && this.bytes.length - this.at > 8) {
      this.at += 9;
      return this.view.getFloat64(this.at - 8);
    }
    if (!this.readHead()) return null;
    switch (this.major) {
      case MajorType.Unsigned:
        return this.argument;
      case MajorType.Negative:
        return -1 - this.argument;
      case MajorType.Text:
        return this.readTextBody();
      case MajorType.Simple:
        return this.readSimple();
      default:
        if (this.major === MajorType.Array && this.tag === DECIMAL_FRACTION) return this.readDecimal();
        this.skipBody(0);
        return null;
    }
  }

  /** Reads an item: the bytes of a byte string, without a copy; all else is passed over and gives `null`. */
  readBytes(): Uint8Array | null {
    if (!this.readHead()) return null;
    if (this.major !== MajorType.Bytes) {
      this.skipBody(0);
      return null;
    }
    const from = this.at;
    return this.advance(this.argument) ? this.bytes.subarray(from, this.at) : null;
  }

  /** Text after its head; `null` with a problem. */
  readTextBody(): string | null {
    const from = this.at;
    if (!this.advance(this.argument)) return null;
    const text = readText(this.bytes, from, this.at);
    if (text === null) this.fail('a text is not UTF-8.');
    return text;
  }

  /** Passes over an item. */
  skip(depth = 0): void {
    if (this.readHead()) this.skipBody(depth);
  }

  /** Passes over what follows the head that was read last. */
  skipBody(depth: number): void {
    const { major, argument } = this;
    if (major === MajorType.Text) this.readTextBody();
    else if (major === MajorType.Bytes) this.advance(argument);
    else if (major === MajorType.Array || major === MajorType.Map) {
      if (depth === MAX_DEPTH) {
        this.fail(`an item is nested more than ${MAX_DEPTH} deep.`);
        return;
      }
      for (let left = argument; this.hasMore(left); left = this.oneLess(left)) {
        this.skip(depth + 1);
        if (major === MajorType.Map) this.skip(depth + 1);
      }
    }
  }

  private readSimple(): unknown {
    switch (this.info) {
      case Info.Half:
        return halfFloat(this.argument);
      case Info.Single:
        return this.view.getFloat32(this.at - 4);
      case Info.Double:
        return this.view.getFloat64(this.at - 8);
      case FALSE:
        return false;
      case TRUE:
        return true;
      default:
        return null;
    }
  }

  private readDecimal(): number | null {
    if (this.argument !== DECIMAL_PARTS) {
      this.skipBody(0);
      return null;
    }
    const exponent = this.readInteger();
    const mantissa = this.readInteger();
    return exponent === null || mantissa === null ? null : decimalFraction(exponent, mantissa);
  }

  private readInteger(): number | null {
    if (!this.readHead()) return null;
    if (this.major === MajorType.Unsigned) return this.argument;
    if (this.major === MajorType.Negative) return -1 - this.argument;
    this.skipBody(1);
    return null;
  }
}
