import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import type { MapZone } from './map-zone.js';
import type { LabelSide } from './place-labels.js';

interface MapMarkProps {
  zone: MapZone;
  label: string;
  radius: number;
  x: number;
  y: number;
  /** Where the label has room; `null` shows it only while the mark is pointed at. */
  side: LabelSide | null;
  isStop: boolean;
}

/** One zone on the map: a circle by area, its short name, and for an operating one its score. */
export function MapMark({ zone, label, radius, x, y, side, isStop }: MapMarkProps) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const score = zone.score === null ? t('score.notYet') : formatNumber(zone.score, 0, language);
  const words = [
    // What is to be read on the map comes first: it is what someone says to a voice control.
    zone.status === 'operating' ? `${label} ${score}` : label,
    nameOf(zone),
    t(`overview.${zone.status}`),
    t(zone.status === 'operating' ? 'map.score' : 'map.designScore', { score }),
    zone.areaHa === null ? t('zone.unknownArea') : `${formatNumber(zone.areaHa, 0, language)} ha`,
  ].join(', ');
  return (
    <li
      className={`map-mark ${zone.status} ${zone.freshness} ${zone.areaHa === null ? 'unsized' : ''}`}
      style={{ transform: `translate(${x}px, ${y}px)` }}
    >
      <Link
        to="/zones/$code"
        params={{ code: zone.code }}
        aria-label={words}
        tabIndex={isStop ? 0 : -1}
        preload={false}
        style={{ width: 2 * radius, height: 2 * radius, margin: -radius }}
      >
        <span className={`map-label ${side ?? 'hidden'}`} aria-hidden="true">
          {label} {zone.status === 'operating' ? <b>{score}</b> : null}
        </span>
      </Link>
    </li>
  );
}
