/** Powers of ten that a double holds exactly. */
const EXACT_POWERS = Float64Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);
const JSON_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
/** No number of a double needs more; a longer one is nobody's reading. */
const LONGEST_TEXT = 64;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/** A number in the bytes of a JSON text, and where it ends. One of these serves a whole pack. */
export class NumberScanner {
  /** Offset behind the number that was scanned last. */
  end = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /**
   * Scans the number that begins at an offset; NaN when there is none as JSON has them.
   *
   * Up to 2^53 the digits without the point, and up to 10^22 their divisor, are exact doubles, and one division of
   * these is rounded correctly (Clinger 1990, "How to Read Floating Point Numbers Accurately"): the usual number
   * needs no text. All others are left to the engine.
   */
  scan(from: number): number {
    const { bytes } = this;
    const isNegative = bytes[from] === MINUS;
    let at = isNegative ? from + 1 : from;
    const first = at;
    let digits = 0;
    let digit = (bytes[at] as number) - ZERO;
    while (digit >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      digit = (bytes[++at] as number) - ZERO;
    }
    const hasLeadingZero = bytes[first] === ZERO && at > first + 1;
    if (at === first || hasLeadingZero) return Number.NaN;
    let decimals = 0;
    if (bytes[at] === POINT) {
      const point = at;
      digit = (bytes[++at] as number) - ZERO;
      while (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        digit = (bytes[++at] as number) - ZERO;
      }
      decimals = at - point - 1;
      if (decimals === 0) return Number.NaN;
    }
    const isExact = digits <= Number.MAX_SAFE_INTEGER && decimals < EXACT_POWERS.length;
    if (!isExact || isPartOfNumber(bytes[at])) return this.scanText(from, at);
    this.end = at;
    const value = decimals === 0 ? digits : digits / (EXACT_POWERS[decimals] as number);
    return isNegative ? -value : value;
  }

  /** @param known offset up to which all bytes are part of the number. */
  private scanText(from: number, known: number): number {
    let to = known;
    while (isPartOfNumber(this.bytes[to])) to++;
    if (to - from > LONGEST_TEXT) return Number.NaN;
    const text = String.fromCharCode(...this.bytes.subarray(from, to));
    this.end = to;
    return JSON_NUMBER.test(text) ? Number(text) : Number.NaN;
  }
}

/** Digits, sign, point and exponent. */
function isPartOfNumber(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const isDigit = byte >= ZERO && byte <= ZERO + 9;
  return isDigit || byte === MINUS || byte === 0x2b || byte === POINT || byte === 0x45 || byte === 0x65;
}
