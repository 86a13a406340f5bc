import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../components/use-title.js';

/** An address that leads nowhere, and the way back. */
export function NotFoundPage() {
  const { t } = useTranslation();
  useTitle(t('notFound.title'));
  return (
    <div className="empty-note">
      <h1>{t('notFound.title')}</h1>
      <p>
        <Link to="/">{t('zone.back')}</Link>
      </p>
    </div>
  );
}
