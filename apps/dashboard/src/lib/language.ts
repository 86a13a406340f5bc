import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../i18n/setup.js';

/** Something with a name in both languages. */
export interface Named {
  nameVi: string;
  nameEn: string;
}

/** The language in use, and the name of something in it. */
export function useLanguage(): { language: Language; nameOf: (item: Named) => string } {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'vi';
  const nameOf = useCallback((item: Named) => (language === 'en' ? item.nameEn : item.nameVi), [language]);
  return { language, nameOf };
}
