import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSingleKeys } from '../lib/single-keys.js';

/** Where the figures come from, for people and for programs. */
export function Footer({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation();
  const hasKeys = useSingleKeys();
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
        <button type="button" className="link-button" onClick={onHelp}>
          {hasKeys ? <kbd>?</kbd> : null} {t('keys.title')}
        </button>
      </nav>
    </footer>
  );
}
