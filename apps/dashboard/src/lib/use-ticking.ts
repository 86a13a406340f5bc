import { useCallback, useSyncExternalStore } from 'react';
import { now } from './clock.js';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for all ages on the screen. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const tell of listeners) tell();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Something that follows from the time; the component renders again only when it changes. */
export function useTicking<Value extends string | number>(read: (nowMs: number) => Value): Value {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => read(now()), [read]),
  );
}
