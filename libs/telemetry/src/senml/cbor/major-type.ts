/** Major types of CBOR (RFC 8949 §3.1): the upper three bits of an item's first byte. */
export const MajorType = {
  Unsigned: 0,
  Negative: 1,
  Bytes: 2,
  Text: 3,
  Array: 4,
  Map: 5,
  Tag: 6,
  Simple: 7,
} as const;
