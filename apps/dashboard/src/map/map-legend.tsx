import { useTranslation } from 'react-i18next';
import { formatNumber } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import { radiusOf } from './map-zone.js';

const AREAS_HA = [100, 500, 1_000];

/** What the circles mean, and what the map does not know. */
export function MapLegend() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (
    <div className="map-legend">
      <span className="map-key">
        <i className="map-dot operating" /> {t('overview.operating')}
      </span>
      <span className="map-key">
        <i className="map-dot planned" /> {t('overview.planned')}
      </span>
      {AREAS_HA.map(area => (
        <span key={area} className="map-key">
          <i className="map-dot size" style={{ width: 2 * radiusOf(area), height: 2 * radiusOf(area) }} />
          {formatNumber(area, 0, language)} ha
        </span>
      ))}
      {(['port', 'airport'] as const).map(kind => (
        <span key={kind} className="map-key">
          <i className={`map-sign ${kind}`} /> {t(`map.${kind}`)}
        </span>
      ))}
      <p>{t('map.note')}</p>
    </div>
  );
}
