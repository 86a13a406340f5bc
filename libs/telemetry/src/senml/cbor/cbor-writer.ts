import { MajorType } from './major-type.js';

const FIRST_SIZE = 1_024;
/** Head and argument of the largest number. */
const HEAD_BYTES = 9;
const SINGLE = 0xfa;
const DOUBLE = 0xfb;
const encoder = new TextEncoder();

/** Writes CBOR (RFC 8949). */
export class CborWriter {
  private bytes = new Uint8Array(FIRST_SIZE);
  private view = new DataView(this.bytes.buffer);
  private at = 0;

  /** Head of an array of so many items. */
  array(size: number): void {
    this.head(MajorType.Array, size);
  }

  /** Head of a map of so many pairs. */
  map(size: number): void {
    this.head(MajorType.Map, size);
  }

  text(text: string): void {
    this.string(MajorType.Text, encoder.encode(text));
  }

  data(bytes: Uint8Array): void {
    this.string(MajorType.Bytes, bytes);
  }

  /** A number as integer where it is one, else as the shortest of float32 and float64 that holds it exactly. */
  number(value: number): void {
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
      if (value >= 0) this.head(MajorType.Unsigned, value);
      else this.head(MajorType.Negative, -1 - value);
    } else this.float(value);
  }

  /** What was written. */
  finish(): Uint8Array {
    return this.bytes.slice(0, this.at);
  }

  private float(value: number): void {
    this.reserve(HEAD_BYTES);
    if (Math.fround(value) === value) {
      this.view.setUint8(this.at, SINGLE);
      this.view.setFloat32(this.at + 1, value);
      this.at += 5;
    } else {
      this.view.setUint8(this.at, DOUBLE);
      this.view.setFloat64(this.at + 1, value);
      this.at += 9;
    }
  }

  private string(major: number, content: Uint8Array): void {
    this.head(major, content.length);
    this.reserve(content.length);
    this.bytes.set(content, this.at);
    this.at += content.length;
  }

  private head(major: number, argument: number): void {
    this.reserve(HEAD_BYTES);
    const { view, at } = this;
    const kind = major << 5;
    if (argument < 24) {
      view.setUint8(at, kind | argument);
      this.at += 1;
    } else if (argument < 2 ** 8) {
      view.setUint8(at, kind | 24);
      view.setUint8(at + 1, argument);
      this.at += 2;
    } else if (argument < 2 ** 16) {
      view.setUint8(at, kind | 25);
      view.setUint16(at + 1, argument);
      this.at += 3;
    } else if (argument < 2 ** 32) {
      view.setUint8(at, kind | 26);
      view.setUint32(at + 1, argument);
      this.at += 5;
    } else {
      view.setUint8(at, kind | 27);
      view.setUint32(at + 1, Math.floor(argument / 2 ** 32));
      view.setUint32(at + 5, argument % 2 ** 32);
      this.at += 9;
    }
  }

  private reserve(length: number): void {
    const needed = this.at + length;
    if (needed <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    larger.set(this.bytes);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}
