import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Pages that belong to a zone. */
export function ZoneLinks({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <nav className="zone-links" aria-label={t('zone.pages')}>
      <Link to="/zones/$code/facts" params={{ code }}>
        {t('facts.title')}
      </Link>
      <Link to="/zones/$code/what-if" params={{ code }}>
        {t('whatIf.title')}
      </Link>
      <Link to="/zones/$code/certificates" params={{ code }}>
        {t('certificates.title')}
      </Link>
      <Link to="/robustness">{t('robustness.title')}</Link>
    </nav>
  );
}
