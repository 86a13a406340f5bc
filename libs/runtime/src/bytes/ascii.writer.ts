const FIRST_BYTES = 4_096;
/** Longest text of a number: `-1.2345678901234567e-100` and the like. */
const NUMBER_BYTES = 32;
/** Texts up to here are written character by character; the engine's own way costs more to call. */
const SHORT_TEXT = 48;
const ZERO = 0x30;
const MINUS = 0x2d;
const POINT = 0x2e;
/** Decimals looked for before the engine is asked; instruments rarely write more. */
const MOST_DECIMALS = 6;
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6] as const;
/** A decimal of up to 15 digits is the shortest text of its double: no two of them share one. */
const FIRST_OF_16_DIGITS = 1e15;
const LOW_DIGITS = 1e9;

/**
 * Builds text of ASCII characters in one growing piece of memory. Hot paths write numbers with it: a text for each
 * number, and one more for each text that these become part of, is most of what they would cost.
 */
export class AsciiWriter {
  private memory: Buffer;
  private used = 0;

  /** @param bytes room at the beginning; it doubles whenever it is not enough. */
  constructor(bytes = FIRST_BYTES) {
    this.memory = Buffer.allocUnsafeSlow(bytes);
  }

  /** Bytes written. */
  get length(): number {
    return this.used;
  }

  /** Room there is without growing, in bytes. */
  get capacity(): number {
    return this.memory.length;
  }

  /** Writes text, which must be ASCII: what is not is damaged. */
  text(text: string): this {
    const { length } = text;
    this.reserve(length);
    if (length > SHORT_TEXT) {
      this.used += this.memory.write(text, this.used, 'latin1');
      return this;
    }
    const { memory } = this;
    let { used } = this;
    for (let index = 0; index < length; index++) memory[used++] = text.charCodeAt(index);
    this.used = used;
    return this;
  }

  /** Writes bytes as they are. */
  bytes(bytes: Uint8Array): this {
    this.reserve(bytes.length);
    this.memory.set(bytes, this.used);
    this.used += bytes.length;
    return this;
  }

  /** Writes a number as `String` does: the shortest text that reads back as the same number. */
  number(value: number): this {
    this.reserve(NUMBER_BYTES);
    const size = value < 0 ? -value : value;
    for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
      const power = POWERS[decimals] as number;
      const digits = Math.round(size * power);
      if (!(digits < FIRST_OF_16_DIGITS)) break;
      // Both are exact and the division is rounded correctly, so this is the number that the digits read back as.
      if (digits / power === size) {
        if (value < 0) this.memory[this.used++] = MINUS;
        this.decimal(digits, decimals);
        return this;
      }
    }
    return this.text(String(value));
  }

  /** Forgets what was written behind an offset. */
  truncate(length: number): void {
    this.used = Math.min(this.used, length);
  }

  /** What was written from an offset on; shares the memory until more is written. */
  view(from = 0): Buffer {
    return this.memory.subarray(from, this.used);
  }

  private decimal(digits: number, decimals: number): void {
    if (decimals === 0) {
      this.integer(digits);
      return;
    }
    // The remainder operator of doubles is several times slower; at these sizes no quotient is rounded up.
    const power = POWERS[decimals] as number;
    const whole = Math.floor(digits / power);
    this.integer(whole);
    this.memory[this.used++] = POINT;
    this.padded(digits - whole * power, decimals);
  }

  /** Below 10^15: two parts of which each is a small integer. */
  private integer(value: number): void {
    if (value < LOW_DIGITS) {
      this.padded(value, countDigits(value));
      return;
    }
    const high = Math.floor(value / LOW_DIGITS);
    this.padded(high, countDigits(high));
    this.padded(value - high * LOW_DIGITS, 9);
  }

  private padded(value: number, width: number): void {
    const { memory } = this;
    let rest = value | 0;
    this.used += width;
    for (let at = this.used - 1; at >= this.used - width; at--) {
      const tenth = (rest / 10) | 0;
      memory[at] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
  }

  private reserve(more: number): void {
    const needed = this.used + more;
    if (needed <= this.memory.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.memory.length * 2));
    this.memory.copy(larger, 0, 0, this.used);
    this.memory = larger;
  }
}

function countDigits(value: number): number {
  let count = 1;
  for (let power = 10; value >= power; power *= 10) count++;
  return count;
}
