/** Below this the computer's own clock is right enough; the way of a message takes time too. */
const TOLERANCE_MS = 2_000;

let offsetMs = 0;

/** The time by the server's clock: ages must be right on a computer whose own clock is not. */
export function now(): number {
  return Date.now() + offsetMs;
}

/** Takes the server's time as a message brought it just now. */
export function observeServerTime(serverMs: number): void {
  const difference = serverMs - Date.now();
  offsetMs = Math.abs(difference) > TOLERANCE_MS ? difference : 0;
}
