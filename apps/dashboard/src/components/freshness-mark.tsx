import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAge } from '../lib/format.js';
import type { Freshness } from '../lib/freshness.js';
import { useLanguage } from '../lib/language.js';
import { useTicking } from '../lib/use-ticking.js';

interface FreshnessMarkProps {
  freshness: Freshness;
  timeMs: number | null;
}

const JUST_NOW_MS = 5_000;

/** Age of a reading in words, with a mark that differs in shape as well as in shade. It ticks by itself. */
export function FreshnessMark({ freshness, timeMs }: FreshnessMarkProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const age = useTicking(
    useCallback(
      (now: number) => {
        if (timeMs === null) return t('freshness.none');
        if (now - timeMs < JUST_NOW_MS) return t('freshness.now');
        return t('freshness.age', { age: formatAge(now - timeMs, language) });
      },
      [timeMs, language, t],
    ),
  );
  return (
    <span className={`freshness ${freshness}`}>
      <span aria-hidden="true" className="freshness-shape" />
      {age}
      {freshness === 'late' || freshness === 'stale' ? (
        <strong className="freshness-word">{t(`freshness.${freshness}`)}</strong>
      ) : null}
    </span>
  );
}
