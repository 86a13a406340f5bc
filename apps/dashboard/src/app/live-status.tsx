import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../data/live-feed.js';
import { formatAge, formatTime } from '../lib/format.js';
import { useLanguage } from '../lib/language.js';
import { useTicking } from '../lib/use-ticking.js';

/** Whether values come live, in two words. */
export function LiveStatus() {
  const { t } = useTranslation();
  const { state } = useLiveState();
  return (
    <span className={`live-state ${state}`} role="status">
      <span aria-hidden="true" className="live-shape" />
      <span className="live-word">{t(`live.${state}`)}</span>
    </span>
  );
}

/** A lost line is said at once and over the whole width: from then on all that is shown grows old. */
export function LostBanner() {
  const { state, since } = useLiveState();
  return state === 'lost' ? <Lost since={since} /> : null;
}

function Lost({ since }: { since: number }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const age = useTicking(
    useCallback((now: number) => formatAge(Math.max(1_000, now - since), language), [since, language]),
  );
  return (
    <div className="banner">
      <strong role="alert">{t('live.lostSince', { time: formatTime(since, language) })}</strong>{' '}
      <span>{t('live.lostAge', { age })}</span> {t('live.lostAdvice')}
    </div>
  );
}
