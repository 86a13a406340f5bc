import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { ZoneAge } from '../../components/zone-age.js';
import { ScoreFigure } from '../../components/score-figure.js';
import type { ZoneItem } from '../../data/zones.js';
import { formatNumber, formatPercent } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** Said only where something is missing: thirty-nine times `100 %` tells nothing. */
const ALMOST_ALL = 0.985;

/** One zone in the list. It renders again only when something of this zone is new. */
export const ZoneRow = memo(function ZoneRow({ zone }: { zone: ZoneItem }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  return (
    <tr>
      <th scope="row">
        <Link to="/zones/$code" params={{ code: zone.code }}>
          {nameOf(zone)}
        </Link>
        <span className="row-note">
          {zone.district} ·{' '}
          {zone.areaHa === null ? t('zone.unknownArea') : `${formatNumber(zone.areaHa, 0, language)} ha`}
        </span>
      </th>
      <td>
        <ScoreFigure score={zone.score} />
      </td>
      <td>
        <ZoneAge zone={zone} />
        {zone.freshShare === null || zone.freshShare > ALMOST_ALL ? null : (
          <span className="row-note">
            {t('freshness.share', { share: formatPercent(zone.freshShare, language) })}
          </span>
        )}
      </td>
    </tr>
  );
});
