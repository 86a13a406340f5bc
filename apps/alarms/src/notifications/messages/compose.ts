import type { BrowserNotification, DeliveryKind, RecipientDefinition } from '#libs/contracts';
import { deliveryId } from '../routing/delivery-id.js';
import { describeAlarm } from './describe-alarm.js';
import type { Links } from './links.js';
import type { Names } from './names.js';
import type { NoticeMessage } from './notice.js';
import { webhookBody } from './webhook-body.js';
import { type MessageLanguage, WORDS } from './words.js';

/** Notices that an e-mail lists; the list of alarms has the rest. */
const MOST_LISTED = 50;

/** What is to be written. */
export interface Composition {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly recipient: string;
  readonly createdAt: number;
  readonly message: NoticeMessage;
  readonly language: RecipientDefinition['language'];
}

/** A message as each channel sends it. */
export interface ComposedMessage {
  readonly id: string;
  /** Delivery that this one goes on from: the same alarm, told before. */
  readonly follows: string | undefined;
  readonly email: { readonly subject: string; readonly text: string; readonly isUrgent: boolean };
  readonly json: ReturnType<typeof webhookBody>;
  readonly browser: Omit<BrowserNotification, 'actor' | 'id'>;
}

/** Writes a message in the recipient's language; the browser chooses among both by itself. */
export function compose(composition: Composition, names: Names, links: Links): ComposedMessage {
  const { id, kind, message, language, recipient, createdAt } = composition;
  const languages: readonly MessageLanguage[] = language === 'both' ? ['vi', 'en'] : [language];
  const texts = languages.map(each => write(composition, names, links, each));
  const { notices } = message;
  const [first] = notices;
  const isAlone = kind !== 'digest' && first !== undefined;
  const vi = write(composition, names, links, 'vi');
  const en = write(composition, names, links, 'en');
  return {
    id,
    follows:
      isAlone && first.event !== 'raised' ? deliveryId(first.alarm.id, 'raised', recipient) : undefined,
    email: {
      // Both titles would not fit; the text has both languages.
      subject: `[Greenzone] ${texts[0]?.title ?? ''}`,
      text: `${texts.map(({ text }) => text).join('\n\n— — —\n\n')}\n`,
      isUrgent: notices.some(({ alarm, event }) => alarm.priority === 1 && event !== 'cleared'),
    },
    json: webhookBody(composition, names, links),
    browser: {
      kind,
      alarm: isAlone ? first.alarm.id : null,
      priority: notices.length === 0 ? null : mostUrgent(message),
      ...{ titleVi: vi.title, titleEn: en.title, textVi: vi.short, textEn: en.short },
      simulated: notices.some(({ alarm }) => alarm.simulated),
      at: createdAt,
    },
  };
}

/** Title and text, and what fits into a notification of a browser. */
interface Written {
  readonly title: string;
  readonly text: string;
  readonly short: string;
}

function write(
  { kind, message }: Composition,
  names: Names,
  links: Links,
  language: MessageLanguage,
): Written {
  const words = WORDS[language];
  const [first] = message.notices;
  if (kind === 'test' || first === undefined)
    return { title: words.test, text: words.testText, short: words.testText };
  const described = message.notices
    .slice(0, MOST_LISTED)
    .map(notice => describeAlarm(notice, names, language, links.alarm(notice.alarm.id)));
  const [only] = described;
  if (kind !== 'digest' && only) return { title: only.title, text: only.lines.join('\n'), short: only.line };
  const isSimulated = message.notices.some(({ alarm }) => alarm.simulated);
  const left = message.total - described.length;
  const title = `${words.digest(message.total)}${isSimulated ? ` [${words.simulated}]` : ''}`;
  return {
    title,
    text: [
      title,
      words.digestWhy,
      ...(isSimulated ? [words.simulatedLong] : []),
      '',
      ...described.map(({ line }) => `- ${line}`),
      ...(left > 0 ? [words.more(left)] : []),
      '',
      `${words.openAll}: ${links.alarms}`,
    ].join('\n'),
    short: described
      .slice(0, 3)
      .map(({ line }) => line)
      .join('\n'),
  };
}

function mostUrgent({ notices }: NoticeMessage): 1 | 2 | 3 {
  return notices.reduce<1 | 2 | 3>((best, { alarm }) => (alarm.priority < best ? alarm.priority : best), 3);
}
