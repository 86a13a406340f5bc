import type { Language } from '../i18n/setup.js';

/** Between thousands, and before what is smaller than one, as each language writes them. */
const GROUPED: Readonly<Record<Language, RegExp>> = {
  vi: /^([+-]?)(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/,
  en: /^([+-]?)(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/,
};
const PLAIN = /^([+-]?)(\d+)(?:[.,](\d+))?$/;

/**
 * A number as somebody types it: 1.500,5 in Vietnamese is 1,500.5 in English. Without thousands a point and a comma are
 * the same in both. `undefined` for whatever is not a number for certain.
 */
export function readTypedNumber(text: string, language: Language): number | undefined {
  const bare = text.replace(/\s/g, '').replace('−', '-');
  const [, sign = '', whole, fraction = '0'] = GROUPED[language].exec(bare) ?? PLAIN.exec(bare) ?? [];
  return whole === undefined ? undefined : Number(`${sign}${whole.replace(/[.,]/g, '')}.${fraction}`);
}

/** A number as somebody would type it: without thousands, so that nothing can be taken for another. */
export function writeTypedNumber(value: number, language: Language): string {
  return language === 'vi' ? String(value).replace('.', ',') : String(value);
}
