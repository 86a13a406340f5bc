import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en as overviewEn } from './overview/en.js';
import { vi as overviewVi } from './overview/vi.js';
import { en as shellEn } from './shell/en.js';
import { vi as shellVi } from './shell/vi.js';

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The words of the first load: the frame and the overview. Other pages bring their own. */
const FIRST_WORDS = { vi: { ...shellVi, ...overviewVi }, en: { ...shellEn, ...overviewEn } };

const STORAGE_KEY = 'greenzone.language';

function storedLanguage(): Language {
  return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'vi';
}

/** Starts translation in the language chosen last; Vietnamese at first. */
export function setUpTranslation(): void {
  void i18next.use(initReactI18next).init({
    lng: storedLanguage(),
    fallbackLng: 'vi',
    resources: { vi: { translation: FIRST_WORDS.vi }, en: { translation: FIRST_WORDS.en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = i18next.language;
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(STORAGE_KEY, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
