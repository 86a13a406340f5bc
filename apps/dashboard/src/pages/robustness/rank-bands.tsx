import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RankedZone } from '../../data/robustness.js';
import { useZones } from '../../data/zones.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** Each zone's band of ranks on one axis. Zones that cannot be told apart share a place. */
export function RankBands({ zones }: { zones: readonly RankedZone[] }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const known = new Map(useZones().data?.map(zone => [zone.code, zone]));
  const nameOfCode = (code: string): string => {
    const zone = known.get(code);
    return zone ? nameOf(zone) : code;
  };
  const count = zones.length;
  /** Left edge of a rank's cell, and width of some cells, in percent of the axis. */
  const at = (rank: number) => `${(100 * (rank - 1)) / count}%`;
  const wide = (ranks: number) => `${(100 * ranks) / count}%`;
  const sharing = Map.groupBy(zones, zone => zone.sharedRank);
  return (
    <>
      <div className="rank-axis" aria-hidden="true">
        <span>{t('robustness.best')}</span>
        <span>{t('robustness.worst', { rank: count })}</span>
      </div>
      {[...sharing].map(([place, own]) => (
        <section key={place} className="rank-place" aria-label={placeText(place, own, t)}>
          <h3>{placeText(place, own, t)}</h3>
          <ul>
            {own.map(zone => (
              <li key={zone.zone}>
                <span className="rank-name">
                  <Link to="/zones/$code" params={{ code: zone.zone }}>
                    {nameOfCode(zone.zone)}
                  </Link>
                  <span className="row-note">
                    {zone.from === zone.to
                      ? t('robustness.rank', { rank: zone.from })
                      : t('robustness.band', { from: zone.from, to: zone.to, median: zone.median })}
                    {' · '}
                    {t('robustness.official', {
                      rank: zone.rank,
                      score: formatNumber(zone.value, 1, language),
                    })}
                    {zone.unstable ? <span className="badge suspect">{t('robustness.unstable')}</span> : null}
                  </span>
                </span>
                <span className="rank-band" aria-hidden="true">
                  <span
                    className="rank-span"
                    style={{ left: at(zone.from), width: wide(zone.to - zone.from + 1) }}
                  />
                  <span className="rank-median" style={{ left: at(zone.median), width: wide(1) }} />
                  <span className="rank-official" style={{ left: at(zone.rank), width: wide(1) }} />
                </span>
                {zone.tiedWith.length === 0 ? null : (
                  <details className="rank-ties">
                    <summary>{t('robustness.tied', { count: zone.tiedWith.length })}</summary>
                    <p className="faint">{zone.tiedWith.map(nameOfCode).join(' · ')}</p>
                  </details>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="faint">{t('robustness.legend')}</p>
    </>
  );
}

function placeText(
  place: number,
  own: readonly RankedZone[],
  t: ReturnType<typeof useTranslation>['t'],
): string {
  if (own.length > 1) return t('robustness.sharedPlace', { place, count: own.length });
  const isTied = own.some(zone => zone.tiedWith.length > 0);
  return t(isTied ? 'robustness.tiedPlace' : 'robustness.place', { place });
}
