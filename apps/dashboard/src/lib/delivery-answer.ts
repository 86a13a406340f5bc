/** A sentence about an attempt: a key beneath `notifications.said`, and what it is filled with. */
export interface AnswerSentence {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** An answer in the log of deliveries: what we say of it, and what somebody else wrote. */
export interface DeliveryAnswer {
  readonly sentences: readonly AnswerSentence[];
  /** Foreign text, as it came; empty when there is none. */
  readonly quote: string;
}

/**
 * What the log holds, and what it is called; the first that fits counts. The log keeps one text, in English, and old
 * entries stay as they were written: so they are read here instead of getting a code of their own.
 * `quote` is what somebody else wrote, `rest` an answer within an answer.
 */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  // Written by the alarms service when it does not send.
  [/^not an e-mail address$/, 'noEmail'],
  [/^not a browser$/, 'noBrowser'],
  [/^the webhook has no secret$/, 'noSecret'],
  [/^no mail server is configured \(GZ_SMTP_HOST\)$/, 'noMailServer'],
  [/^the recipient is paused or removed$/, 'recipientAway'],
  [/^over before the quiet hours were$/, 'overInQuietHours'],
  [/^the process ended before the answer; sent again under the same id$/, 'processEnded'],
  [/^given up after (?<count>\d+) attempts: (?<rest>.*)$/, 'givenUp'],
  [/^event (?<event>\d+) of the live feed$/, 'liveFeed'],
  // Webhooks.
  [/^no answer within (?<seconds>[\d.]+) s$/, 'noAnswer'],
  [/^refused: (?<address>\S+) is not called$/, 'addressRefused'],
  [/^refused: (?<host>\S+) (?:leads to no address|has no such address)$/, 'noAddress'],
  [/^refused: (?<host>\S+) leads to (?<address>\S+)$/, 'nameRefused'],
  [/^HTTP (?<status>3\d\d): redirects are not followed$/, 'http.redirect'],
  [/^HTTP (?<status>2\d\d)(?:: (?<quote>.*))?$/, 'http.taken'],
  [/^HTTP (?<status>401|403)(?:: (?<quote>.*))?$/, 'http.denied'],
  [/^HTTP (?<status>404|410)(?:: (?<quote>.*))?$/, 'http.gone'],
  [/^HTTP (?<status>413)(?:: (?<quote>.*))?$/, 'http.tooLarge'],
  [/^HTTP (?<status>429)(?:: (?<quote>.*))?$/, 'http.tooMany'],
  [/^HTTP (?<status>5\d\d)(?:: (?<quote>.*))?$/, 'http.failed'],
  [/^HTTP (?<status>\d{3})(?:: (?<quote>.*))?$/, 'http.refused'],
  // E-mail: codes of the mail client with the server's reply, or the reply alone.
  [/^EAUTH: the mail server refuses the sign-in \((?:no code|(?<quote>\d{3}))\)$/, 'mail.signIn'],
  [/^(?:EAUTH|ENOAUTH)(?:: (?<quote>.*))?$/, 'mail.signIn'],
  [/^EDNS(?:: (?<quote>.*))?$/, 'mail.noName'],
  [/^(?:ECONNECTION|ESOCKET)(?:: (?<quote>.*))?$/, 'mail.noConnection'],
  [/^(?:ETIMEDOUT|EABORT)(?:: (?<quote>.*))?$/, 'mail.noAnswer'],
  [/^(?:ETLS|EREQUIRETLS)(?:: (?<quote>.*))?$/, 'mail.noTls'],
  [/^EPROTOCOL(?:: (?<quote>.*))?$/, 'mail.garbled'],
  [/^EENVELOPE(?:: (?<quote>.*))?$/, 'mail.addressRefused'],
  [/^EMESSAGE(?:: (?<quote>.*))?$/, 'mail.messageRefused'],
  [/^(?<quote>2\d\d[ -].*)$/, 'mail.taken'],
  // What the network said, in the words of the system.
  [/^(?<quote>.*\bECONNREFUSED\b.*)$/, 'network.refused'],
  [/^(?<quote>.*\b(?:ENOTFOUND|EAI_AGAIN)\b.*)$/, 'network.noName'],
  [/^(?<quote>.*\b(?:ECONNRESET|EPIPE|socket hang up)\b.*)$/, 'network.cut'],
  [/^(?<quote>.*\b(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b.*)$/, 'network.unreachable'],
  [/^(?<quote>.*\bcertificate\b.*)$/, 'network.certificate'],
];

/** What an answer of the log means: sentences for what is known, and what is left, to be quoted. */
export function deliveryAnswer(text: string): DeliveryAnswer {
  for (const [pattern, key] of KNOWN) {
    const found = pattern.exec(text);
    if (!found) continue;
    const { quote = '', rest, ...values } = found.groups ?? {};
    const sentence = { key, values };
    if (rest === undefined) return { sentences: [sentence], quote };
    const inner = deliveryAnswer(rest);
    return { sentences: [sentence, ...inner.sentences], quote: inner.quote };
  }
  return { sentences: [], quote: text };
}
