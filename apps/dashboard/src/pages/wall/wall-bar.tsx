import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { SimulatedBadge } from '../../components/simulated-badge.js';
import { LiveStatus } from '../../app/live-status.js';
import { formatTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/language.js';
import { useTicking } from '../../lib/use-ticking.js';
import { WALL_VIEWS, type WallView } from '../../lib/wall-search.js';

interface WallBarProps {
  view: WallView;
  isPaused: boolean;
  isAwake: boolean;
  isSimulated: boolean;
  onMove: (by: 1 | -1) => void;
  onPause: () => void;
  onFull: () => void;
}

/** The time, whether data come, and what turns the screen; all of it by keys too. */
export function WallBar({ view, isPaused, isAwake, isSimulated, onMove, onPause, onFull }: WallBarProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const clock = useTicking(useCallback((now: number) => formatTime(now, language), [language]));
  return (
    <header className="wall-bar">
      <h1>
        {t(`wall.views.${view}`)}{' '}
        <small>{t('wall.place', { number: WALL_VIEWS.indexOf(view) + 1, of: WALL_VIEWS.length })}</small>
      </h1>
      {isSimulated ? <SimulatedBadge /> : null}
      <LiveStatus />
      <time className="wall-clock">{clock}</time>
      <div className="wall-tools" role="group" aria-label={t('wall.controls')}>
        <button type="button" className="button" onClick={() => onMove(-1)}>
          {t('wall.previous')}
        </button>
        <button type="button" className="button" onClick={onPause}>
          {t(isPaused ? 'wall.resume' : 'wall.pause')}
        </button>
        <button type="button" className="button" onClick={() => onMove(1)}>
          {t('wall.next')}
        </button>
        <button type="button" className="button" onClick={onFull}>
          {t('wall.full')}
        </button>
        <Link to="/">{t('wall.leave')}</Link>
      </div>
      <p className="faint">
        {t('wall.keys')} · {t(isAwake ? 'wall.awake' : 'wall.mayDim')}
      </p>
    </header>
  );
}
