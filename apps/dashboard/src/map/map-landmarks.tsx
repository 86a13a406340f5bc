import { useTranslation } from 'react-i18next';
import type { Landmark } from './landmarks.js';
import type { LabelSide } from './place-labels.js';

/** Half the width of a landmark's sign, px. */
export const LANDMARK_RADIUS = 5;

/** A landmark with its place on the map. */
export interface PlacedLandmark {
  readonly landmark: Landmark;
  readonly x: number;
  readonly y: number;
  /** Where its name has room; `null` leaves it to those who hear the page. */
  readonly side: LabelSide | null;
}

/** Ports and airport: signs with their names, nothing to open. */
export function MapLandmarks({ landmarks }: { landmarks: readonly PlacedLandmark[] }) {
  const { t } = useTranslation();
  return (
    <ul className="map-marks map-landmarks" aria-label={t('map.landmarks')}>
      {landmarks.map(({ landmark: { id, kind }, x, y, side }) => (
        <li
          key={id}
          className="map-mark"
          style={{ transform: `translate(${x}px, ${y}px)` }}
          title={t(`map.landmark.${id}`)}
        >
          <span className="map-place">
            <span className={`map-sign ${kind}`} aria-hidden="true" />
            <span className={side === null ? 'visually-hidden' : `map-label ${side}`}>
              {t(`map.landmark.${id}`)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
