import type { Language } from '../i18n/setup.js';

const LOCALES: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

/** Zones live on Việt Nam time, whatever the reader's computer says. */
const TIME_ZONE = 'Asia/Ho_Chi_Minh';

export function formatNumber(value: number, decimals: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  }).format(value);
}

/** A change, with its sign; a true minus, as wide as the plus. */
export function formatDelta(value: number, decimals: number, language: Language): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '±';
  return sign + formatNumber(Math.abs(value), decimals, language);
}

export function formatPercent(share: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 0 }).format(
    share,
  );
}

export function formatDateTime(timeMs: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: TIME_ZONE,
  }).format(timeMs);
}

/** A day of a calendar: `28/11`. */
export function formatDay(timeMs: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    day: '2-digit',
    month: '2-digit',
    timeZone: TIME_ZONE,
  }).format(timeMs);
}

/** A month given as `YYYY-MM`: `October 2026`, `tháng 10 năm 2026`. */
export function formatMonth(month: string, language: Language): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Intl.DateTimeFormat(LOCALES[language], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.UTC(year, number - 1));
}

const STEPS: [Intl.RelativeTimeFormatUnit & ('second' | 'minute' | 'hour' | 'day'), number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** A span of time; what its ends have in common is written once. */
export function formatSpan(from: number, to: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: TIME_ZONE,
  }).formatRange(from, to);
}

/** A time of day in Việt Nam. */
export function formatTime(timeMs: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: TIME_ZONE,
  }).format(timeMs);
}

/** An age in its largest whole unit: `3 minutes`, `3 phút`. */
export function formatAge(ageMs: number, language: Language): string {
  const seconds = Math.max(0, Math.round(ageMs / 1_000));
  const [unit, size] = STEPS.find(([, length]) => seconds >= length) ?? ['second', 1];
  return new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.floor(seconds / size),
  );
}

/** A UCUM unit as people write it. */
export { unitText as formatUnit } from '#libs/telemetry';
