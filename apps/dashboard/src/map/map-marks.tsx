import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../lib/language.js';
import { shortName } from '../lib/short-name.js';
import { LANDMARKS } from './landmarks.js';
import { LANDMARK_RADIUS, MapLandmarks } from './map-landmarks.js';
import { MapMark } from './map-mark.js';
import type { MapFrame } from './map-frame.js';
import { type MapZone, radiusOf } from './map-zone.js';
import { placeLabels } from './place-labels.js';

/** Width of a letter of a label on average; a wide guess only costs a label. */
const LETTER_PX = 6.6;
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Zones as links over a map. All of them are one stop for the Tab key; arrow keys go from zone to zone,
 * west to east, so that a keyboard is not held up by 39 stops.
 */
export function MapMarks({ zones, frame }: { zones: readonly MapZone[]; frame: MapFrame }) {
  const { t } = useTranslation();
  const { nameOf } = useLanguage();
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState(0);

  const marks = useMemo(
    () =>
      zones.map(zone => ({
        zone,
        label: shortName(nameOf(zone)),
        radius: radiusOf(zone.areaHa),
        ...frame.place(zone),
      })),
    [zones, frame, nameOf],
  );
  const landmarks = useMemo(
    () => LANDMARKS.map(landmark => ({ landmark, ...frame.place(landmark) })),
    [frame],
  );
  const sides = useMemo(() => {
    const byWeight = [...marks].sort(
      (a, b) =>
        Number(a.zone.status === 'planned') - Number(b.zone.status === 'planned') || b.radius - a.radius,
    );
    const wishes = byWeight.map(({ zone, label, radius, x, y }) => ({
      id: zone.code,
      x,
      y,
      radius,
      width: (label.length + (zone.status === 'operating' ? 3 : 0)) * LETTER_PX,
    }));
    // Where a zone is comes before where a port is.
    const others = landmarks.map(({ landmark: { id }, x, y }) => ({
      ...{ id, x, y, radius: LANDMARK_RADIUS },
      width: t(`map.landmark.${id}`).length * LETTER_PX,
    }));
    return placeLabels([...wishes, ...others], frame);
  }, [marks, landmarks, frame, t]);

  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const target =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? zones.length - 1
          : step === undefined
            ? null
            : current + step;
    if (target === null) return;
    event.preventDefault();
    const next = (target + zones.length) % zones.length;
    setCurrent(next);
    list.current?.querySelectorAll('a')[next]?.focus();
  };

  return (
    <>
      <MapLandmarks
        landmarks={landmarks.map(placed => ({ ...placed, side: sides.get(placed.landmark.id) ?? null }))}
      />
      <ul ref={list} className="map-marks" aria-label={t('map.zones')} onKeyDown={move}>
        {marks.map(({ zone, label, radius, x, y }, index) => (
          <MapMark
            key={zone.code}
            zone={zone}
            label={label}
            radius={radius}
            x={x}
            y={y}
            side={sides.get(zone.code) ?? null}
            isStop={index === current}
          />
        ))}
      </ul>
    </>
  );
}
