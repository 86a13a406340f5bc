/** Integers of the labels, written down once more: a test that asks the product for them proves nothing. */
const LABELS: Readonly<Record<string, number>> = {
  ...{ bver: -1, bn: -2, bt: -3, bu: -4, bv: -5, bs: -6 },
  ...{ n: 0, u: 1, v: 2, vs: 3, vb: 4, s: 5, t: 6, ut: 7, vd: 8 },
};

/** CBOR of a value as a simple device would write it; object keys that are labels of SenML become their integers. */
export function toCbor(value: unknown): Uint8Array {
  return Uint8Array.from(bytesOf(value));
}

/** Bytes of hexadecimal digits; blanks are left out. */
export function fromHex(digits: string): Uint8Array {
  return Uint8Array.from(Buffer.from(digits.replaceAll(/\s/g, ''), 'hex'));
}

function bytesOf(value: unknown): number[] {
  if (typeof value === 'number') return numberOf(value);
  if (typeof value === 'boolean') return [value ? 0xf5 : 0xf4];
  if (typeof value === 'string') {
    const text = Buffer.from(value, 'utf8');
    return [...headOf(3, text.length), ...text];
  }
  if (value instanceof Uint8Array) return [...headOf(2, value.length), ...value];
  if (Array.isArray(value)) return [...headOf(4, value.length), ...value.flatMap(bytesOf)];
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return [
      ...headOf(5, entries.length),
      ...entries.flatMap(([key, item]) => [...keyOf(key), ...bytesOf(item)]),
    ];
  }
  return [0xf6];
}

function keyOf(key: string): number[] {
  return bytesOf(Object.hasOwn(LABELS, key) ? LABELS[key] : key);
}

function numberOf(value: number): number[] {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
    return value >= 0 ? headOf(0, value) : headOf(1, -1 - value);
  }
  const bytes = Buffer.alloc(9, 0xfb);
  bytes.writeDoubleBE(value, 1);
  return [...bytes];
}

function headOf(major: number, argument: number): number[] {
  const kind = major << 5;
  if (argument < 24) return [kind | argument];
  const bytes = Buffer.alloc(9, kind | 27);
  bytes.writeBigUInt64BE(BigInt(argument), 1);
  return [...bytes];
}
