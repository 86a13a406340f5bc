import { useTranslation } from 'react-i18next';
import type { Language } from '../i18n/setup.js';

/** The language in use, and the name of something in it. */
export function useLanguage(): {
  language: Language;
  nameOf: (item: { nameVi: string; nameEn: string }) => string;
} {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'vi';
  return { language, nameOf: item => (language === 'en' ? item.nameEn : item.nameVi) };
}
