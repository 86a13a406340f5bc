import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ZoneAge } from '../../components/zone-age.js';
import { useZone } from '../../data/zones.js';
import { formatNumber, formatPercent } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** Name of a zone and, in one line, whether it is heard. */
export function ZoneHead({ code }: { code: string }) {
  const zone = useZone(code).data;
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  return (
    <div className="page-head">
      <div>
        <nav aria-label={t('nav.path')} className="path">
          <Link to="/">{t('zone.back')}</Link>
        </nav>
        {zone ? (
          <h1>{nameOf(zone)}</h1>
        ) : (
          <h1 className="skeleton head-skeleton">
            <span className="visually-hidden">{t('state.loading')}</span>
          </h1>
        )}
        {zone ? (
          <p className="facts-line">
            <span className={`badge ${zone.status}`}>{t(`overview.${zone.status}`)}</span>
            <span>{zone.district}</span>
            {zone.areaHa === null ? null : <span>{formatNumber(zone.areaHa, 0, language)} ha</span>}
            <span>
              {t('zone.fleet', {
                devices: formatNumber(zone.devices, 0, language),
                channels: formatNumber(zone.channels, 0, language),
              })}
            </span>
            {zone.freshShare === null ? null : (
              <span>{t('freshness.share', { share: formatPercent(zone.freshShare, language) })}</span>
            )}
            <ZoneAge zone={zone} />
          </p>
        ) : (
          <p className="facts-line waiting">&nbsp;</p>
        )}
      </div>
    </div>
  );
}
