const KEY = 'greenzone.reloadedAt';
const ONCE_IN_MS = 60_000;

/**
 * A page that was open while a new version was installed looks for parts that are gone. It is loaded again,
 * but not over and over: what fails a second time has another cause and is shown.
 */
export function reloadWhenReplaced(): void {
  window.addEventListener('vite:preloadError', event => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    if (Date.now() - last < ONCE_IN_MS) return;
    sessionStorage.setItem(KEY, String(Date.now()));
    event.preventDefault();
    location.reload();
  });
}
