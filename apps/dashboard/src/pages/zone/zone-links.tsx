import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Pages that belong to a zone. */
export function ZoneLinks({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <nav className="zone-links" aria-label={t('zone.pages')}>
      <Link to="/zones/$code/facts" params={{ code }}>
        {t('page.facts')}
      </Link>
      <Link to="/zones/$code/what-if" params={{ code }}>
        {t('page.whatIf')}
      </Link>
      <Link to="/zones/$code/certificates" params={{ code }}>
        {t('page.certificates')}
      </Link>
      <Link to="/zones/$code/dead-letters" params={{ code }}>
        {t('page.deadLetters')}
      </Link>
      <Link to="/zones/$code/reports" params={{ code }}>
        {t('page.reports')}
      </Link>
      <Link to="/robustness">{t('page.robustness')}</Link>
    </nav>
  );
}
