import { useTranslation } from 'react-i18next';
import { useMethodNames } from '../../data/method.js';
import type { Robustness } from '../../data/robustness.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';

/** Pairs of indicators that say nearly the same about zones. */
export function Correlations({ pairs }: { pairs: Robustness['correlations'] }) {
  const { t } = useTranslation();
  const { language, nameOf } = useLanguage();
  const names = useMethodNames().data;
  const nameOfId = (id: string): string => {
    const named = names?.get(id);
    return named ? nameOf(named) : id;
  };
  if (pairs.length === 0) return <p className="empty-note">{t('robustness.noCorrelations')}</p>;
  return (
    <ul className="changes">
      {pairs.map(({ a, b, r, zones }) => (
        <li key={`${a} ${b}`}>
          <span>
            {nameOfId(a)} – {nameOfId(b)}
            <span className="row-note">
              {a}, {b} · {t('robustness.overZones', { count: zones })}
            </span>
          </span>
          <span className="tabular">r = {formatNumber(r, 2, language)}</span>
        </li>
      ))}
    </ul>
  );
}
