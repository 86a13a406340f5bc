const STORAGE_KEY = 'greenzone.notifications';
const CHANGED = 'greenzone:notifications';

/** As whom this browser shows notifications of alarms; empty when it shows none. */
export function noticesActor(): string {
  return localStorage.getItem(STORAGE_KEY) ?? '';
}

/** Switches notifications of this browser on for an actor, or off. */
export function chooseNoticesActor(actor: string): void {
  if (actor === '') localStorage.removeItem(STORAGE_KEY);
  else localStorage.setItem(STORAGE_KEY, actor);
  window.dispatchEvent(new Event(CHANGED));
}

/** Calls when the choice changes, in this tab or in another. */
export function onNoticesActor(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed);
  window.addEventListener('storage', changed);
  return () => {
    window.removeEventListener(CHANGED, changed);
    window.removeEventListener('storage', changed);
  };
}
