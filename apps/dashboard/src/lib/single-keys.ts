import { useSyncExternalStore } from 'react';

const STORAGE_KEY = 'greenzone.single-keys';
const CHANGED = 'greenzone:single-keys';

/** Whether a key alone may be a command. Speech input types letters, and hands slip: so it can be switched off. */
export function areSingleKeysOn(): boolean {
  return localStorage.getItem(STORAGE_KEY) !== 'off';
}

/** Switches commands of single keys on or off; this browser remembers it. */
export function switchSingleKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(STORAGE_KEY);
  else localStorage.setItem(STORAGE_KEY, 'off');
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed);
  window.addEventListener('storage', changed);
  return () => {
    window.removeEventListener(CHANGED, changed);
    window.removeEventListener('storage', changed);
  };
}

/** Whether commands of single keys are on, also when another tab switches them. */
export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, areSingleKeysOn);
}
