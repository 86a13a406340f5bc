import { useEffect, useState } from 'react';

/** Keeps the screen awake while the page is seen; `false` where the browser cannot. */
export function useWakeLock(): boolean {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let isOver = false;
    const ask = async (): Promise<void> => {
      // A hidden page gets none, and loses the one it had.
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      try {
        const got = await navigator.wakeLock.request('screen');
        if (isOver) return void got.release();
        lock = got;
        setIsHeld(true);
        got.addEventListener('release', () => setIsHeld(false));
      } catch {
        // Refused, for example on a low battery: the page says so.
        setIsHeld(false);
      }
    };
    const onVisible = (): void => void ask();
    document.addEventListener('visibilitychange', onVisible);
    void ask();
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', onVisible);
      void lock?.release();
    };
  }, []);
  return isHeld;
}
