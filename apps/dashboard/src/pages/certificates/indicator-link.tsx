import { Link } from '@tanstack/react-router';
import { useIndicators } from '../../data/method.js';
import { useLanguage } from '../../lib/language.js';

/** A zone as far as it decides which indicators it has. */
export interface JudgedZone {
  code: string;
  track: 'operating' | 'planned';
}

/** An indicator by name, with the way to where the zone's value comes from. A plan has only what is designed. */
export function IndicatorLink({ zone, id }: { zone: JudgedZone; id: string }) {
  const { nameOf } = useLanguage();
  const definition = useIndicators().data?.find(indicator => indicator.id === id);
  const name = definition ? `${nameOf(definition)} (${id})` : id;
  if (zone.track === 'planned' && definition?.design !== true) return name;
  return (
    <Link to="/zones/$code/score/$indicator" params={{ code: zone.code, indicator: id }} search={{}}>
      {name}
    </Link>
  );
}
