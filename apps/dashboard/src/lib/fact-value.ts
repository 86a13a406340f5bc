import type { FactKind, FactRecord } from '../data/facts.js';
import type { Language } from '../i18n/setup.js';
import { formatNumber, formatUnit } from './format.js';

/** Units of facts that are words, or have words in them. */
const UNIT_WORDS: Readonly<Record<string, Record<Language, string>>> = {
  'm3/d': { vi: 'm³/ngày', en: 'm³/day' },
  'kg/d': { vi: 'kg/ngày', en: 'kg/day' },
  'kW.h/a': { vi: 'kWh/năm', en: 'kWh/year' },
  'kW.h/m2/a': { vi: 'kWh/m²/năm', en: 'kWh/m²/year' },
  '10*9.VND': { vi: 'tỷ đồng', en: 'billion VND' },
  m2: { vi: 'm²', en: 'm²' },
  h: { vi: 'giờ', en: 'hours' },
  points: { vi: 'điểm', en: 'points' },
  level: { vi: '', en: '' },
  a: { vi: '', en: '' },
  date: { vi: '', en: '' },
};

/** The unit of a fact as a person reads it. */
export function factUnitText(unit: string, language: Language): string {
  return UNIT_WORDS[unit]?.[language] ?? formatUnit(unit);
}

type Kind = Pick<FactKind, 'options' | 'unit'>;
type Words = { yes: string; no: string };

/** Digits that a number is shown with: as many as it has, at most three. */
const digitsOf = (value: number): number => Math.min(3, (String(value).split('.')[1] ?? '').length);

/** A fact's value with its unit, as a person reads it. */
export function factValueText(
  value: FactRecord['value'],
  kind: Kind | undefined,
  language: Language,
  { yes, no }: Words,
): string {
  const option = kind?.options?.find(item => item.value === value);
  if (option) return language === 'en' ? option.nameEn : option.nameVi;
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'string') return value;
  // A year is no quantity: it has no separator.
  if (kind?.unit === 'a') return String(value);
  return `${formatNumber(value, digitsOf(value), language)} ${factUnitText(kind?.unit ?? '', language)}`.trim();
}

/** A day given as `YYYY-MM-DD`, as a person reads it. */
export function dayText(date: string, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : 'vi-VN';
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).format(Date.parse(date));
}

/** The version that holds on a day among those on record of one fact: the newest valid one, else the newest. */
export function factInForce(records: readonly FactRecord[]): FactRecord | undefined {
  const byBegin = records.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  return byBegin.find(record => record.validity === 'valid') ?? byBegin[0];
}
