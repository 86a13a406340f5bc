import { useTranslation } from 'react-i18next';
import { formatAge } from '../lib/format.js';
import type { Freshness } from '../lib/freshness.js';
import { useLanguage } from '../lib/language.js';

/** Age of a reading in words, with a mark that differs in shape as well as in shade. */
export function FreshnessMark({ freshness, ageMs }: { freshness: Freshness; ageMs: number | null }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (
    <span className={`freshness ${freshness}`}>
      <span aria-hidden="true" className="freshness-shape" />
      {ageMs === null
        ? t('freshness.none')
        : ageMs < 5_000
          ? t('freshness.now')
          : t('freshness.age', { age: formatAge(ageMs, language) })}
      {freshness === 'late' || freshness === 'stale' ? ` · ${t(`freshness.${freshness}`)}` : null}
    </span>
  );
}
