import type { Language } from '../i18n/setup.js';

const LOCALES: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

/** Zones live on Việt Nam time, whatever the reader's computer says. */
const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** To make a formatter takes a hundred times as long as to use it, so one is kept for each language and variant. */
function kept<Formatter, Variant extends number | string | undefined = undefined>(
  make: (locale: string, variant: Variant) => Formatter,
): (language: Language, ...variant: Variant extends undefined ? [] : [Variant]) => Formatter {
  const known = new Map<string, Formatter>();
  return (language, ...[variant]) => {
    const key = `${language} ${variant}`;
    const formatter = known.get(key) ?? make(LOCALES[language], variant as Variant);
    known.set(key, formatter);
    return formatter;
  };
}

const dates = (options: Intl.DateTimeFormatOptions) =>
  kept(locale => new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, ...options }));

const numbers = kept(
  (locale, decimals: number) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: 'negative',
    }),
);
const percents = kept(
  locale => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }),
);
const amounts = kept(
  (locale, unit: AgeUnit) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
);
const moments = dates({ dateStyle: 'short', timeStyle: 'short' });
const days = dates({ day: '2-digit', month: '2-digit' });
const months = dates({ month: 'long', year: 'numeric', timeZone: 'UTC' });
const spans = dates({ day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' });
const times = dates({ hour: '2-digit', minute: '2-digit' });

export function formatNumber(value: number, decimals: number, language: Language): string {
  return numbers(language, decimals).format(value);
}

/** A change, with its sign; a true minus, as wide as the plus. */
export function formatDelta(value: number, decimals: number, language: Language): string {
  // Of what is shown: nobody reads anything from −0.0.
  const shown = Number(value.toFixed(decimals));
  const sign = shown > 0 ? '+' : shown < 0 ? '−' : '±';
  return sign + formatNumber(Math.abs(value), decimals, language);
}

export function formatPercent(share: number, language: Language): string {
  return percents(language).format(share);
}

export function formatDateTime(timeMs: number, language: Language): string {
  return moments(language).format(timeMs);
}

/** A day of a calendar: `28/11`. */
export function formatDay(timeMs: number, language: Language): string {
  return days(language).format(timeMs);
}

/** A month given as `YYYY-MM`: `October 2026`, `tháng 10 năm 2026`. */
export function formatMonth(month: string, language: Language): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return months(language).format(Date.UTC(year, number - 1));
}

/** A span of time; what its ends have in common is written once. */
export function formatSpan(from: number, to: number, language: Language): string {
  return spans(language).formatRange(from, to);
}

/** A time of day in Việt Nam. */
export function formatTime(timeMs: number, language: Language): string {
  return times(language).format(timeMs);
}

type AgeUnit = Intl.RelativeTimeFormatUnit & ('second' | 'minute' | 'hour' | 'day');
const STEPS: [AgeUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** An age in its largest whole unit: `3 minutes`, `3 phút`. */
export function formatAge(ageMs: number, language: Language): string {
  const seconds = Math.max(0, Math.round(ageMs / 1_000));
  const [unit, size] = STEPS.find(([, length]) => seconds >= length) ?? ['second', 1];
  return amounts(language, unit).format(Math.floor(seconds / size));
}

/** A UCUM unit as people write it. */
export { unitText as formatUnit } from '#libs/telemetry';
