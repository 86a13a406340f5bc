import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import { useZoneFacts } from '../../data/zones.js';
import { useLanguage } from '../../lib/language.js';

/** Head of a page that belongs to a zone: the way back, what it is, and of which zone. */
export function SubpageHead({ code, title }: { code: string; title: string }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const zone = useZoneFacts(code).data;
  return (
    <div className="page-head">
      <div>
        <nav aria-label={t('nav.path')} className="path">
          <Link to="/">{t('zone.back')}</Link>
          {' › '}
          <Link to="/zones/$code" params={{ code }}>
            {zone ? nameOf(zone) : code}
          </Link>
        </nav>
        <h1>{title}</h1>
        <p className="facts-line">
          {zone ? <span className={`badge ${zone.status}`}>{t(`overview.${zone.status}`)}</span> : null}
          {zone?.simulated ? <SimulatedBadge /> : null}
        </p>
      </div>
    </div>
  );
}
