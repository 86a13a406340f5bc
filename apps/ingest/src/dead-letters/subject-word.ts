/** Longest word; some tools show subjects in narrow columns, and the ids themselves are shorter. */
const MAX_LENGTH = 64;

/** A text as one word of a subject: whatever NATS gives a meaning to, or a terminal cannot show, becomes `_`. */
export function subjectWord(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, MAX_LENGTH) || '_';
}
