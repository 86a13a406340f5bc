import { deadLetterHeaders as names, subjects } from '#libs/contracts';
import type { JetStreamPublisher, OutgoingMessage } from '#libs/messaging';
import type { OutgoingDeadLetter } from './dead-letter.js';
import type { DeadLetterPublisher } from './dead-letters.ports.js';
import { subjectWord } from './subject-word.js';

/** The broker takes 1 MB with headers; a pack that is far too large may fill all of it by itself. */
const MAX_BODY_BYTES = 900 * 1024;

/** Publishes to the stream DEADLETTER. */
export class JetStreamDeadLetterPublisher implements DeadLetterPublisher {
  constructor(private readonly publisher: JetStreamPublisher) {}

  async publish(letters: readonly OutgoingDeadLetter[]): Promise<void> {
    await this.publisher.publishMany(letters.flatMap(toMessages));
  }
}

function toMessages({ letter, body, subject, streamSequence }: OutgoingDeadLetter): OutgoingMessage[] {
  const parts = Math.max(1, Math.ceil(body.length / MAX_BODY_BYTES));
  return Array.from({ length: parts }, (_, index) => ({
    subject: subjects.deadLetter(letter.reason, subjectWord(letter.zone), subjectWord(letter.device)),
    data: parts === 1 ? body : body.subarray(index * MAX_BODY_BYTES, (index + 1) * MAX_BODY_BYTES),
    msgId: parts === 1 ? `dead-letter:${letter.id}` : `dead-letter:${letter.id}:${index + 1}`,
    headers: {
      [names.id]: letter.id,
      [names.key]: headerText(letter.key),
      [names.reason]: letter.reason,
      [names.detail]: headerText(letter.detail),
      [names.subject]: headerText(subject),
      [names.streamSequence]: String(streamSequence),
      [names.receivedAt]: String(letter.receivedAt),
      ...(parts === 1 ? {} : { [names.part]: `${index + 1}/${parts}` }),
    },
  }));
}

/** A header ends at a line break; other clients expect printable ASCII. */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}
