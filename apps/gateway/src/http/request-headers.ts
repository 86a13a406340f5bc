/** Header of requests that may be repeated, for their description. */
export const IDEMPOTENCY_HEADER = {
  name: 'idempotency-key',
  required: false,
  description:
    'Up to 128 printable ASCII characters, kept for 7 days: the same key with the same body has the same answer, with another body it is refused (422)',
};

/** Header of bodies that may be compressed, for their description. */
export const ENCODING_HEADER = {
  name: 'content-encoding',
  required: false,
  description: '`gzip` or nothing; limits count after decompression',
};
