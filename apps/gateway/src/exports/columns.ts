import { LOCAL_OFFSET_MS } from '#libs/telemetry';
import type { Named } from '../named.js';
import type { Cell, Column, Language } from './export-table.js';

/** A column of text or numbers. */
export const column = <Row>(
  vi: string,
  en: string,
  cell: (row: Row, language: Language) => Cell,
): Column<Row> => ({ vi, en, cell });

/** A moment (Unix ms) as two columns: UTC as RFC 3339, and the clock on the wall in Hải Phòng. */
export const moments = <Row>(
  vi: string,
  en: string,
  at: (row: Row) => number | null | undefined,
): Column<Row>[] => [
  {
    vi: `${vi} (UTC)`,
    en: `${en} (UTC)`,
    cell: row => {
      const instant = at(row);
      return instant == null ? null : new Date(instant).toISOString();
    },
  },
  {
    vi: `${vi} (Asia/Ho_Chi_Minh, UTC+7)`,
    en: `${en} (Asia/Ho_Chi_Minh, UTC+7)`,
    isLocalTime: true,
    cell: row => {
      const instant = at(row);
      return instant == null ? null : new Date(instant + LOCAL_OFFSET_MS);
    },
  },
];

/** Whether a row rests on simulated devices or illustrative facts; `null` when nobody knows. */
export const origin = <Row>(isSimulated: (row: Row) => boolean | null): Column<Row> => ({
  vi: 'Nguồn gốc dữ liệu',
  en: 'Origin of the data',
  cell: (row, language) => {
    const simulated = isSimulated(row);
    if (simulated === null) return language === 'vi' ? 'không rõ' : 'unknown';
    if (simulated) return language === 'vi' ? 'SIMULATED (mô phỏng)' : 'SIMULATED';
    return language === 'vi' ? 'thực' : 'real';
  },
});

const FLAG_WORDS: Readonly<Record<number, readonly [vi: string, en: string]>> = {
  1: ['đạt', 'pass'],
  2: ['chưa đánh giá', 'not evaluated'],
  3: ['nghi ngờ', 'suspect'],
  4: ['không đạt', 'fail'],
  9: ['thiếu', 'missing'],
};

/** A QARTOD flag in words. */
export function qualityOf(flag: number, language: Language): string | null {
  return FLAG_WORDS[flag]?.[language === 'vi' ? 0 : 1] ?? null;
}

/** Several words in one cell. */
export const joined = (words: readonly string[]): string | null =>
  words.length === 0 ? null : words.join('; ');

/** What something is called in a language. */
export const nameOf = (named: Named | undefined, language: Language) =>
  (language === 'vi' ? named?.nameVi : named?.nameEn) ?? null;

/** What an alarm or a guideline says, in a language. */
export const textOf = (
  said: { readonly textVi: string; readonly textEn: string } | undefined,
  language: Language,
) => (language === 'vi' ? said?.textVi : said?.textEn) ?? null;
