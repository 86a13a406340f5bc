import { useTranslation } from 'react-i18next';

/** Buttons to go nearer and farther, for those without a wheel. */
export function MapZoom({ onZoom }: { onZoom: (step: 1 | -1) => void }) {
  const { t } = useTranslation();
  return (
    <div className="map-zoom">
      <button type="button" aria-label={t('map.zoomIn')} title={t('map.zoomIn')} onClick={() => onZoom(1)}>
        +
      </button>
      <button type="button" aria-label={t('map.zoomOut')} title={t('map.zoomOut')} onClick={() => onZoom(-1)}>
        −
      </button>
    </div>
  );
}
