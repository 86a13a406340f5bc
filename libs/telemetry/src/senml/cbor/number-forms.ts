/** Value of a half-precision float (IEEE 754 binary16) from its bits. */
export function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Largest power of ten that a double holds exactly: one division by it rounds as correctly as a parser does. */
const EXACT_EXPONENT = 22;

/** Value of a decimal fraction (RFC 8949 §3.4.4): the double nearest to mantissa × 10^exponent. */
export function decimalFraction(exponent: number, mantissa: number): number {
  if (Number.isSafeInteger(mantissa) && Math.abs(exponent) <= EXACT_EXPONENT) {
    return exponent < 0 ? mantissa / 10 ** -exponent : mantissa * 10 ** exponent;
  }
  return Number(`${mantissa}e${exponent}`);
}
