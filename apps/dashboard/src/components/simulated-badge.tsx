import { useTranslation } from 'react-i18next';

/** Says that what stands beside it is simulated; shown wherever simulated data is. */
export function SimulatedBadge() {
  const { t } = useTranslation();
  return (
    <span className="badge simulated" title={t('simulated.explain')}>
      {t('simulated.label')}
    </span>
  );
}
