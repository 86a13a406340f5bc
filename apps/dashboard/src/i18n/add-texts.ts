import i18next from 'i18next';

/**
 * Adds the words of a part that is loaded when it is first opened. A part says the same in every
 * language: `en` is typed by `vi`, so a key that one of them lacks does not compile.
 */
export function addTexts<Words extends object>({ vi, en }: { vi: Words; en: Words }): void {
  for (const [language, words] of Object.entries({ vi, en }))
    i18next.addResourceBundle(language, 'translation', words, true, true);
}
