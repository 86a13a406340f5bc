import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the browser's tab after the page, in the language on the screen. */
export function useTitle(title: string): void {
  const { t } = useTranslation();
  const whole = `${title} · ${t('app.name')}`;
  useEffect(() => {
    document.title = whole;
  }, [whole]);
}
