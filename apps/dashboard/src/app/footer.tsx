import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Where the figures come from, for people and for programs. */
export function Footer() {
  const { t } = useTranslation();
  return (
    <footer className="bottom">
      <p>{t('footer.sources')}</p>
      <nav aria-label={t('footer.more')}>
        <Link to="/wall">{t('page.wall')}</Link>
        <Link to="/alarm-rules" search={{}}>
          {t('page.alarmRules')}
        </Link>
        <Link to="/verify">{t('page.verify')}</Link>
        <a href="/api/docs">{t('footer.api')}</a>
        <span>
          <kbd>?</kbd> {t('keys.title')}
        </span>
      </nav>
    </footer>
  );
}
