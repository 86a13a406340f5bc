import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SYSTEM_PAGES } from '../../lib/system-pages.js';

/** The systems of a zone, each with a page of its own; what is measured of the period stays the same. */
export function SystemNav({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <nav className="zone-links" aria-label={t('zone.systems')}>
      {SYSTEM_PAGES.map(system => (
        <Link key={system} to="/zones/$code/systems/$system" params={{ code, system }}>
          {t(`systems.name.${system}`)}
        </Link>
      ))}
    </nav>
  );
}
