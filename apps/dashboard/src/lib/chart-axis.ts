import { LOCAL_OFFSET_MS } from '#libs/telemetry';
import type { Language } from '../i18n/setup.js';

/** The chart library knows only UTC and the computer's own zone; so it gets Việt Nam time as if it were UTC. */
export const toAxis = (timeMs: number): number => timeMs + LOCAL_OFFSET_MS;
export const fromAxis = (axisMs: number): number => axisMs - LOCAL_OFFSET_MS;

const DAY_MS = 86_400_000;
const MILLION = 1_000_000;

/** Both languages write day before month. */
const day = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: '2-digit', timeZone: 'UTC' });
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/** Times of an axis: days over a long span, else times of day, and the day at midnight. */
export function axisTime(spanMs: number): (axisMs: number) => string {
  return axisMs => (spanMs > 2 * DAY_MS || axisMs % DAY_MS === 0 ? day : time).format(axisMs);
}

const NICE = [1, 2, 2.5, 5, 10];
const DIVISIONS = 4;

/** An end of an axis from zero that leaves room above a level, and the round step that divides it. */
export function roomAbove(level: number): { max: number; interval: number } {
  const rough = level / DIVISIONS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval = (NICE.find(factor => factor * power >= rough) ?? 10) * power;
  return { max: Math.ceil((level * 1.05) / interval) * interval, interval };
}

/** Numbers of an axis: in full as long as they fit. */
export function axisNumber(language: Language): (value: number) => string {
  const locale = language === 'en' ? 'en-GB' : 'vi-VN';
  const full = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  return value => (Math.abs(value) < MILLION ? full : compact).format(value);
}
