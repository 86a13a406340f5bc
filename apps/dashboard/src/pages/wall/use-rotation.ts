import { useCallback, useEffect, useState } from 'react';
import { turn, type WallView } from '../../lib/wall-search.js';

interface Rotation {
  readonly view: WallView;
  readonly isPaused: boolean;
  readonly move: (by: 1 | -1) => void;
  readonly toggle: () => void;
}

/** Shows one view after another; a view that the address names stays. */
export function useRotation(fixed: WallView | undefined, seconds: number): Rotation {
  const [view, setView] = useState<WallView>(fixed ?? 'city');
  const [isPaused, setIsPaused] = useState(fixed !== undefined);
  useEffect(() => {
    if (isPaused) return undefined;
    // Started anew with each view, so that one chosen by hand stays as long as the others.
    const timer = setTimeout(() => setView(turn(view, 1)), seconds * 1_000);
    return () => clearTimeout(timer);
  }, [view, isPaused, seconds]);
  return {
    view,
    isPaused,
    move: useCallback((by: 1 | -1) => setView(now => turn(now, by)), []),
    toggle: useCallback(() => setIsPaused(paused => !paused), []),
  };
}
