/** What the broker says about a delivery in its reply subject. */
export interface DeliveryPosition {
  readonly streamSequence: number;
  readonly consumerSequence: number;
  /** 1 at the first delivery. */
  readonly deliveries: number;
  /** When the stream stored the message, Unix ms. */
  readonly publishedAt: number;
  /** Messages of this consumer that follow. */
  readonly pending: number;
}

/**
 * Reads `$JS.ACK.<stream>.<consumer>.<deliveries>.<stream seq>.<consumer seq>.<ns>.<pending>`, or the
 * newer form with domain and account hash before the stream and a random word at the end.
 *
 * @returns `null` when it is not such a subject.
 */
export function parseAckSubject(subject: string): DeliveryPosition | null {
  const words = subject.split('.');
  if (words[0] !== '$JS' || words[1] !== 'ACK' || (words.length !== 9 && words.length < 11)) return null;
  const at = words.length === 9 ? 4 : 6;
  const nanoseconds = words[at + 3] ?? '';
  const position = {
    deliveries: Number(words[at]),
    streamSequence: Number(words[at + 1]),
    consumerSequence: Number(words[at + 2]),
    publishedAt: Number(nanoseconds.slice(0, -6)),
    pending: Number(words[at + 4]),
  };
  return Object.values(position).every(Number.isFinite) ? position : null;
}
