import { LOCAL_OFFSET_MS, unitText } from '#libs/telemetry';
import type { ReportLanguage } from '../reports.ports.js';

const MINUS = '−';

/** Numbers and dates as a language writes them; the same on every machine, whatever its locale data. */
export interface ReportFormat {
  number(value: number | null, decimals: number): string;
  share(part: number, whole: number): string;
  /** `YYYY-MM-DD`. */
  date(date: string): string;
  /** Unix ms, as the clock in Hải Phòng. */
  moment(instant: number): string;
  unit(ucum: string): string;
}

/** Formats of a language. */
export function reportFormat(lang: ReportLanguage): ReportFormat {
  const [group, point] = lang === 'vi' ? ['.', ','] : [',', '.'];
  const number = (value: number | null, decimals: number): string => {
    if (value === null) return '–';
    const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
    const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, group);
    const text = fraction === undefined ? grouped : `${grouped}${point}${fraction}`;
    return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text;
  };
  const date = (text: string): string => {
    const [year, month, day] = text.split('-');
    return lang === 'vi' ? `${day}/${month}/${year}` : text;
  };
  return {
    number,
    date,
    share: (part, whole) => (whole > 0 ? `${number((part / whole) * 100, 1)} %` : '–'),
    moment: instant => {
      const text = new Date(instant + LOCAL_OFFSET_MS).toISOString();
      return `${date(text.slice(0, 10))} ${text.slice(11, 16)}`;
    },
    unit: unitText,
  };
}
