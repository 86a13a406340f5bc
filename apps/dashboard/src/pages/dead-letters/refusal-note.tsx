import { useTranslation } from 'react-i18next';
import { vietnameseRefusal } from '#libs/telemetry';
import { useLanguage } from '../../lib/language.js';

/** Why a pack was refused, in the language of the page, with what is on record; what others wrote stays as it is. */
export function RefusalNote({ text }: { text: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const said = language === 'vi' ? vietnameseRefusal(text) : null;
  if (said === null) return <span className="row-note">{text}</span>;
  return (
    <>
      <span className="row-note">{said}</span>
      <details className="row-note">
        <summary>{t('deadLetters.asRecorded')}</summary>
        <q lang="en">{text}</q>
      </details>
    </>
  );
}
