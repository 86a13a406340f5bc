import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The pages about alarms. */
export function AlarmViews() {
  const { t } = useTranslation();
  return (
    <nav className="zone-links" aria-label={t('alarms.views')}>
      <Link to="/alarms" search={{}} activeOptions={{ exact: true, includeSearch: true }}>
        {t('alarms.open')}
      </Link>
      <Link to="/alarms" search={{ view: 'history' }}>
        {t('alarms.history')}
      </Link>
      <Link to="/alarms/health">{t('page.alarmHealth')}</Link>
      <Link to="/alarm-rules" search={{}}>
        {t('page.alarmRules')}
      </Link>
      <Link to="/notifications">{t('page.notifications')}</Link>
    </nav>
  );
}
