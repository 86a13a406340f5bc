import type { Alarm } from '#libs/contracts';
import { isSilenceRule, ruleBasisText, SILENCE_METRIC, unitText } from '#libs/telemetry';
import type { Names } from './names.js';
import type { Notice } from './notice.js';
import { type MessageLanguage, WORDS } from './words.js';

const LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const;

/** An alarm in the words of one language. */
export interface DescribedAlarm {
  /** What is wrong, how bad it is, and where. */
  readonly title: string;
  /** Everything, one line each. */
  readonly lines: readonly string[];
  /** The essence in one line. */
  readonly line: string;
}

/** Says what a notice is about: zone, device, metric, value with unit, limit and basis, since when, and where to look. */
export function describeAlarm(
  { event, alarm }: Notice,
  names: Names,
  language: MessageLanguage,
  link: string,
): DescribedAlarm {
  const words = WORDS[language];
  const own = <Named extends { nameVi: string; nameEn: string }>(
    named: Named | undefined,
  ): string | undefined => (language === 'vi' ? named?.nameVi : named?.nameEn);
  const zone = own(names.zone(alarm.zone)) ?? alarm.zone;
  const text = language === 'vi' ? alarm.textVi : alarm.textEn;
  const device =
    alarm.device === null ? words.wholeZone : withId(own(names.device(alarm.device)), alarm.device);
  const metric =
    alarm.metric === SILENCE_METRIC ? words.silence : withId(own(names.metric(alarm.metric)), alarm.metric);
  const value = valueText(alarm, alarm.value, names, language);
  const limit = valueText(alarm, alarm.limit, names, language);
  const since = localTime(alarm.raisedAt, language);
  const mark = alarm.simulated ? ` [${words.simulated}]` : '';
  return {
    title: `${words.priority[alarm.priority]} · ${words.event[event]}: ${text} · ${zone}${mark}`,
    lines: [
      `${words.priority[alarm.priority]} · ${words.event[event]}: ${text}`,
      ...(alarm.simulated ? [words.simulatedLong] : []),
      `${words.zone}: ${withId(zone, alarm.zone)}`,
      `${words.device}: ${device}`,
      `${words.metric}: ${metric}`,
      `${words.value}: ${value} (${words.limit} ${limit})`,
      `${words.basis}: ${ruleBasisText(alarm.basis, language)}`,
      `${words.since}: ${since}`,
      ...(alarm.clearedAt === null ? [] : [`${words.until}: ${localTime(alarm.clearedAt, language)}`]),
      `${words.open}: ${link}`,
    ],
    line:
      `${words.priority[alarm.priority]} · ${words.event[event]} · ${zone} · ${device} · ${text}: ` +
      `${value} (${words.limit} ${limit}) · ${words.since} ${since}${mark}`,
  };
}

function withId(name: string | undefined, id: string): string {
  return name === undefined || name === id ? id : `${name} (${id})`;
}

/** A value of the alarm's metric with its unit; codes by their names. */
function valueText(alarm: Alarm, value: number, names: Names, language: MessageLanguage): string {
  if (alarm.metric === SILENCE_METRIC || isSilenceRule(alarm.rule))
    return `${number(value, 0, language)} ${WORDS[language].minutes}`;
  const metric = names.metric(alarm.metric);
  const code = metric?.enumValues?.find(({ code }) => code === value);
  if (code) return language === 'vi' ? code.nameVi : code.nameEn;
  return `${number(value, metric?.decimals ?? 2, language)} ${unitText(metric?.ucum ?? '')}`.trim();
}

function number(value: number, decimals: number, language: MessageLanguage): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: decimals }).format(value);
}

function localTime(timeMs: number, language: MessageLanguage): string {
  const text = new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(timeMs);
  return `${text} (UTC+7)`;
}
