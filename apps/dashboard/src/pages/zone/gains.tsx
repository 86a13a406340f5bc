import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../data/client.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

interface GainsProps {
  zone: string;
  weakest: Schemas['Score']['weakest'];
  nameOf: (id: string) => string;
}

/** Where a zone has most to gain, in words before codes. */
export function Gains({ zone, weakest, nameOf }: GainsProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (weakest.length === 0) return null;
  return (
    <div>
      <h3>{t('score.weakest')}</h3>
      <ul className="gains">
        {weakest.map(({ indicator, gain }) => (
          <li key={indicator}>
            <Link to="/zones/$code/score/$indicator" params={{ code: zone, indicator }} search={{}}>
              {nameOf(indicator)}
            </Link>
            <span className="tabular">{t('score.gain', { points: formatNumber(gain, 1, language) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
