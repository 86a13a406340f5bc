import { type DeadLetter, deadLetterHeaders as names, subjects } from '#libs/contracts';
import { type NatsConnection, readHeaders, readMessage } from '#libs/messaging';
import type { DeadLetterArchive } from './dead-letters.ports.js';
import { subjectWord } from './subject-word.js';

/** A letter is kept after its pack arrived; some are dated by our own clock and not by the broker's. */
const CLOCK_MARGIN_MS = 60_000;
/** Messages read at once. */
const AT_ONCE = 16;

/** Where the parts of a letter lie in the stream, by number of the part. */
type Places = Map<number, number>;

interface Found {
  readonly places: Places;
  /** How many parts there are. */
  readonly parts: number;
}

/** Finds the bytes of dead letters in the stream DEADLETTER. */
export class JetStreamDeadLetterArchive implements DeadLetterArchive {
  constructor(private readonly nats: NatsConnection) {}

  async find(letters: readonly DeadLetter[]): Promise<Map<string, Uint8Array>> {
    if (letters.length === 0) return new Map();
    const found = await this.locate(letters);
    const bodies = new Map<string, Uint8Array>();
    const waiting = [...found].filter(([, { places, parts }]) => places.size === parts);
    for (let next = 0; next < waiting.length; next += AT_ONCE) {
      const portion = waiting.slice(next, next + AT_ONCE);
      await Promise.all(
        portion.map(async ([id, at]) => {
          const body = await this.readBody(at);
          if (body !== undefined) bodies.set(id, body);
        }),
      );
    }
    return bodies;
  }

  private async locate(letters: readonly DeadLetter[]): Promise<Map<string, Found>> {
    const missing = new Set(letters.map(({ id }) => id));
    const found = new Map<string, Found>();
    const since = Math.min(...letters.map(({ receivedAt }) => receivedAt)) - CLOCK_MARGIN_MS;
    for await (const message of readHeaders(this.nats, 'DEADLETTER', {
      subject: subjectOf(letters),
      since,
    })) {
      const id = message.header(names.id);
      if (id === undefined || !missing.has(id)) continue;
      const [part, parts] = (message.header(names.part) ?? '1/1').split('/').map(Number) as [number, number];
      const entry = found.get(id) ?? { places: new Map<number, number>(), parts };
      // A letter refused again is kept again: any copy will do.
      if (!entry.places.has(part)) entry.places.set(part, message.streamSequence);
      found.set(id, entry);
      if (entry.places.size === parts) missing.delete(id);
      if (missing.size === 0) break;
    }
    return found;
  }

  /** `undefined` when a part was removed since it was located. */
  private async readBody({ places, parts }: Found): Promise<Uint8Array | undefined> {
    const bodies: Uint8Array[] = [];
    for (let part = 1; part <= parts; part++) {
      const message = await readMessage(this.nats, 'DEADLETTER', places.get(part) as number);
      if (message === undefined) return undefined;
      bodies.push(message.data);
    }
    return bodies.length === 1 ? bodies[0] : Buffer.concat(bodies);
  }
}

/** The narrowest subject that all of them have. */
function subjectOf(letters: readonly DeadLetter[]): string {
  const wordOf = (word: (letter: DeadLetter) => string): string => {
    const words = new Set(letters.map(word));
    return words.size === 1 ? ([...words][0] as string) : '*';
  };
  return subjects.deadLetter(
    wordOf(({ reason }) => reason),
    wordOf(({ zone }) => subjectWord(zone)),
    wordOf(({ device }) => subjectWord(device)),
  );
}
