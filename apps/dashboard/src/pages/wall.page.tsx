import '../i18n/alarms/index.js';
import '../i18n/wall/index.js';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../components/use-title.js';
import { useLiveState } from '../data/live-feed.js';
import { useZones } from '../data/zones.js';
import { mayCommand } from '../lib/key-command.js';
import { useWakeLock } from '../lib/use-wake-lock.js';
import { DEFAULT_SECONDS } from '../lib/wall-search.js';
import { ConditionsPanel } from './overview/conditions-panel.js';
import { TotalsPanel } from './overview/totals-panel.js';
import { useRotation } from './wall/use-rotation.js';
import { WallAlarms } from './wall/wall-alarms.js';
import { WallBar } from './wall/wall-bar.js';
import { WallZones } from './wall/wall-zones.js';

const toggleFullScreen = (): void => {
  // A browser refuses without a key or a click, or for good: then the page stays as it is.
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  void change.catch(() => undefined);
};

/** The control room's wall: large, in turn, without a hand on a mouse, and honest about a lost line. */
export function WallPage() {
  const { view: fixed, seconds = DEFAULT_SECONDS } = useSearch({ from: '/wall' });
  const navigate = useNavigate();
  const { t } = useTranslation();
  const zones = useZones();
  const { view, isPaused, move, toggle } = useRotation(fixed, seconds);
  const isAwake = useWakeLock();
  const { state } = useLiveState();
  useTitle(t('page.wall'));

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!mayCommand(event)) return;
      // A button in focus takes Space for itself.
      const isOnButton = event.target instanceof HTMLElement && event.target.tagName === 'BUTTON';
      if (event.key === 'ArrowRight') move(1);
      else if (event.key === 'ArrowLeft') move(-1);
      else if (event.key === ' ' && !isOnButton) toggle();
      else if (event.key === 'f') toggleFullScreen();
      // Out of the full screen first, which the browser does itself.
      else if (event.key === 'Escape' && !document.fullscreenElement) void navigate({ to: '/' });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [move, toggle, navigate]);

  return (
    <div className="wall">
      <WallBar
        view={view}
        isPaused={isPaused}
        isAwake={isAwake}
        isSimulated={zones.data?.some(({ simulated }) => simulated) ?? false}
        onMove={move}
        onPause={toggle}
        onFull={toggleFullScreen}
      />
      {state === 'lost' ? <p className="wall-lost">{t('wall.feedLost')}</p> : null}
      {view === 'city' ? (
        <>
          <ConditionsPanel />
          <TotalsPanel />
        </>
      ) : view === 'alarms' ? (
        <WallAlarms />
      ) : (
        <WallZones />
      )}
    </div>
  );
}
